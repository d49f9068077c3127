package import GalleryModel

/// A key that a file may have, what its value may be, and what an author is told of it.
package struct FieldRule: Sendable {
  package let key: String
  package let shape: FieldShape
  /// One sentence, as an editor shows it.
  package let about: String
  /// What holds where the key is missing; nil where that is nothing, or depends on more.
  package let fallback: ContentValue?
  /// Values as they are written in YAML.
  package let examples: [String]

  init(
    _ key: String, _ shape: FieldShape, _ about: String, fallback: ContentValue? = nil, examples: String...
  ) {
    self.key = key
    self.shape = shape
    self.about = about
    self.fallback = fallback
    self.examples = examples
  }
}
