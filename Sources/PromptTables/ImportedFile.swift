package import GalleryModel

/// A prompt file of an import, and whether it is to be written.
package struct ImportedFile: Sendable {
  package enum State: String, Sendable {
    case new
    /// The very same bytes are there already.
    case same
  }

  /// Relative to the site.
  package var file: String
  /// The id of its first picture.
  package var id: String
  package var bytes: [UInt8]
  package var state: State
  /// Where its row begins in the table.
  package var place: SourcePlace
}
