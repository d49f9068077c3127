package import GalleryModel

/// The pictures that some patterns name. A pattern that is no picture's id names the pictures of a prompt file, of one of
/// its blocks, or of a cell: `espresso` all cells of `espresso@finish=steel`, and `espresso#close` all its takes.
package struct PictureSelection: Hashable, Sendable {
  private let globs: [PictureGlob]
  /// Those that no picture's whole id matches.
  private let groupGlobs: [PictureGlob]

  /// - Parameters:
  ///   - globs: none means all pictures.
  ///   - pictures: those that there are.
  package init(_ globs: [PictureGlob], of pictures: [Picture]) {
    self.globs = globs
    groupGlobs = globs.filter { glob in !pictures.contains { glob.matches($0.id.text) } }
  }

  package func contains(_ picture: Picture) -> Bool {
    let id = picture.id
    return globs.isEmpty || globs.contains { $0.matches(id.text) }
      || groupGlobs.contains { glob in Self.groups(of: id).contains { glob.matches($0.text) } }
  }

  /// The names of everything that a picture is part of.
  private static func groups(of id: PictureID) -> [PictureID] {
    [
      PictureID(path: id.path), PictureID(path: id.path, block: id.block),
      PictureID(path: id.path, block: id.block, cell: id.cell),
    ]
  }
}
