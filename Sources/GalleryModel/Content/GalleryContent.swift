/// Everything that was read from `content/`, in the order in which the gallery shows it.
///
/// Every album is followed by the albums in it; those side by side stand by weight, order number and path. Files stand
/// in the order of their albums, within one by weight, then order number, then newest date first, then path.
package struct GalleryContent: Hashable, Sendable {
  /// The content folder itself first, with an empty path.
  package var albums: [Album]
  package var files: [PromptFile]

  package init(albums: [Album], files: [PromptFile]) {
    self.albums = albums
    self.files = files
  }

  /// The pictures that stand for a prompt file or an album.
  package var covers: Set<PictureID> {
    let named = Set(albums.compactMap(\.cover))
    return Set(files.compactMap { $0.coverPicture?.id } + pictures.filter { named.contains($0.id.text) }.map(\.id))
  }

  /// All pictures in the gallery's order.
  package var pictures: [Picture] { files.flatMap(\.pictures) }
}
