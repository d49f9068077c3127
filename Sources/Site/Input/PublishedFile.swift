package import GalleryModel

/// A picture that edits build on, and where its bytes lie now.
package struct PublishedFile: Hashable, Sendable {
  package var reference: PublishedReference
  /// Relative to the site; copied byte for byte.
  package var source: String

  package init(_ reference: PublishedReference, source: String) {
    self.reference = reference
    self.source = source
  }
}
