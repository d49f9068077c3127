import GalleryModel

/// The order in which a gallery shows its albums and files.
enum GalleryOrder {
  /// Arranges what was read: every album is followed by the albums in it, and files stand in the order of their albums.
  static func arrange(albums: [Album], files: [PromptFile]) -> GalleryContent {
    let children = Dictionary(grouping: albums.filter { !$0.path.isEmpty }) { PromptFileReader.folder(of: $0.path) }
    var arranged: [Album] = []
    func visit(_ album: Album) {
      arranged.append(album)
      for child in (children[album.path] ?? []).sorted(by: precedes) { visit(child) }
    }
    for root in albums where root.path.isEmpty { visit(root) }
    let byAlbum = Dictionary(grouping: files, by: \.album)
    return GalleryContent(
      albums: arranged, files: arranged.flatMap { (byAlbum[$0.path] ?? []).sorted(by: precedes) })
  }

  private static func precedes(_ first: Album, _ second: Album) -> Bool {
    (first.weight ?? .max, first.order ?? .max, first.path) < (second.weight ?? .max, second.order ?? .max, second.path)
  }

  /// Newest first; files without a date follow.
  private static func precedes(_ first: PromptFile, _ second: PromptFile) -> Bool {
    let (a, b) = (first.date?.seconds ?? .min, second.date?.seconds ?? .min)
    return (first.weight ?? .max, first.order ?? .max, b, first.id)
      < (second.weight ?? .max, second.order ?? .max, a, second.id)
  }
}
