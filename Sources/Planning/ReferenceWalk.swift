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
    guard picture.request.images.contains(where: { $0.picture != nil }) else { return picture }
    if let known = resolved[picture.id] { return known }
    under.insert(picture.id)
    var keys: [PictureID: String] = [:]
    var images: [ImageReference] = []
    for image in picture.request.images {
      // A circle was refused when the content was read; nothing is known of what it leads to.
      guard let id = image.picture, let parent = pictures[id], !under.contains(id) else {
        images.append(image)
        continue
      }
      let found = resolve(parent)
      keys[id] = found.requestKey
      images.append(.picture(id, sha256: original(found)?.sha256))
    }
    under.remove(picture.id)
    let result = picture.resolved(images: images, keys: keys)
    resolved[picture.id] = result
    return result
  }
}
