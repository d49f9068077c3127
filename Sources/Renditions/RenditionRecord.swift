import GalleryModel

/// What the cache notes about an original: the answer, and how to see that the files are whole.
struct RenditionRecord: Codable {
  var picture: RenderedPicture
  /// The length of each of the picture's files, in their order, and of the card after them.
  var bytes: [Int]

  /// Every file, the card last.
  var files: [RenditionFile] { picture.files + [picture.card].compactMap(\.self) }
}
