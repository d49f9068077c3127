package import GalleryModel

/// A prompt file that a row asks for.
package struct PromptDraft: Sendable {
  /// Below `content/`, with `.md`.
  package var path: String
  /// The front matter, in the order in which it is written.
  package var keys: [ContentValue.Member]
  package var prompt: String
  /// Where the row begins in the table.
  package var place: SourcePlace
  package var promptPlace: SourcePlace
  /// Where the values of the front matter stand in the table.
  package var keyPlaces: [String: SourcePlace]
  /// Where what the path comes from stands in the table.
  package var pathPlace: SourcePlace
  /// What the path comes from, as the name of a column; nil where it was made of the prompt's first words.
  package var pathColumn: String?
}
