import GalleryModel

/// What prompt files have in common: a tag or a model, with the files that have it.
struct Topic: Sendable {
  /// As the first file writes it.
  var title: String
  var slug: String
  /// Positions in ``GalleryIndex/entries``, ascending.
  var entries: [Int]
}
