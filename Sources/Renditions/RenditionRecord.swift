import GalleryModel

/// What the cache notes about an original: the answer, and how to see that the files are whole.
struct RenditionRecord: Codable {
  var picture: RenderedPicture
  /// The length of each of the picture's files, in their order.
  var bytes: [Int]
}

/// What it notes about a card.
struct CardRecord: Codable {
  var file: RenditionFile
  var bytes: Int
}
