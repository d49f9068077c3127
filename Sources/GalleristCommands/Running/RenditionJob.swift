import GalleryModel

/// A picture to be made ready for the web: two of them have the same files where all of this is the same.
struct RenditionJob: Hashable {
  var sha256: String
  var provenance: Provenance
  /// Whether it needs a card for link previews.
  var hasCard: Bool
}
