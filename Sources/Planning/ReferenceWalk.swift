import GalleryModel

/// One walk from pictures to what they edit; each picture is looked at once.
struct ReferenceWalk {
  private let pictures: [PictureID: Picture]
  /// What stands for a picture where others edit it; nil while nothing does.
  private let original: (Picture) -> Original?
  private var resolved: [PictureID: Picture] = [:]
  private var under: Set<PictureID> = []

  init(_ pictures: [Picture], original: @escaping (Picture) -> Original?) {
    self.pictures = Dictionary(pictures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.original = original
  }

  /// A picture with its references filled in as far as they are known.
  mutating func resolve(_ picture: Picture) -> Picture {
    guard Self.isEdit(picture) else { return picture }
    // Chains may be as long as the gallery is large, so nothing here calls itself.
    var open = [picture]
    while let next = open.last {
      if resolved[next.id] == nil, under.insert(next.id).inserted {
        open += parents(of: next).filter { Self.isEdit($0) && resolved[$0.id] == nil }
      } else {
        if resolved[next.id] == nil { resolved[next.id] = filled(next) }
        under.remove(next.id)
        open.removeLast()
      }
    }
    return resolved[picture.id] ?? picture
  }

  /// What a picture edits. A circle was refused when the content was read; nothing is known of what it leads to.
  private func parents(of picture: Picture) -> [Picture] {
    picture.request.images.compactMap { image in
      image.picture.flatMap { under.contains($0) ? nil : pictures[$0] }
    }
  }

  /// A picture whose parents are known.
  private func filled(_ picture: Picture) -> Picture {
    var keys: [PictureID: String] = [:]
    let images = picture.request.images.map { image -> ImageReference in
      guard let id = image.picture, let parent = pictures[id], !under.contains(id) else { return image }
      let found = resolved[id] ?? parent
      keys[id] = found.requestKey
      return .picture(id, sha256: original(found)?.sha256)
    }
    return picture.resolved(images: images, keys: keys)
  }

  private static func isEdit(_ picture: Picture) -> Bool {
    picture.request.images.contains { $0.picture != nil }
  }
}
