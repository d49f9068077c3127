import GalleryModel

/// A prompt file that has been read by itself; what depends on other files is not checked yet.
struct ReadPromptFile {
  /// The path below `content/`.
  var path: String
  var name: ContentName
  /// Its address is still empty.
  var file: PromptFile
  /// The last part of its address as the author wrote it.
  var slug: String?
  /// Whether everything that addresses and ids depend on could be read.
  var isAddressable: Bool
  /// Whether nothing was wrong, so that it has all its pictures.
  var isComplete: Bool
  /// Where a problem with its address is reported.
  var addressSpot: Spot
  var coverSpot: Spot?
  /// One for each alias.
  var aliasSpots: [Spot] = []
  /// The references that have to be looked up, once for each place.
  var references: [SpottedReference] = []
  /// For each picture the numbers of those that it builds on; empty for one whose request is whole already.
  var images: [[Int]] = []

  /// The folder below `content/` that it stands in.
  var folder: String { PromptFileReader.folder(of: path) }
}
