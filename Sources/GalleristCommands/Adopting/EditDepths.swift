import GalleryModel

/// How many pictures each picture builds on, one after the other: 0 for those that edit no other.
struct EditDepths {
  private var depths: [PictureID: Int] = [:]

  /// - Parameter pictures: every picture of the content; none builds on itself.
  init(_ pictures: [Picture]) {
    let parents = Dictionary(pictures.map { ($0.id, $0.request.images.compactMap(\.picture)) }) { first, _ in first }
    // Without recursion: chains may be long.
    for picture in pictures {
      var waiting = [picture.id]
      var visited: Set<PictureID> = []
      while let id = waiting.last {
        let above = parents[id] ?? []
        let unknown = above.filter { depths[$0] == nil && !visited.contains($0) }
        visited.insert(id)
        if unknown.isEmpty {
          waiting.removeLast()
          depths[id] = above.compactMap { depths[$0] }.max().map { $0 + 1 } ?? 0
        } else {
          waiting += unknown
        }
      }
    }
  }

  subscript(id: PictureID) -> Int { depths[id] ?? 0 }
}
