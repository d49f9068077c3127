package import GalleryModel

/// Which references of a picture are not what they were when the original was made that it keeps.
struct ChangedReferences {
  let picture: Picture
  let holdings: Holdings
  /// The request whose original the picture keeps, where this machine has it.
  let body: SentBody?

  /// The names of the changed references: one where it is known which, else all that may be. Empty where references were
  /// added or taken away.
  var names: [String] {
    let images = picture.request.images
    if let sent = body?.images, sent.count != images.count { return [] }
    let own = images.filter(\.isOfTheGallery)
    if own.count == 1 { return own.map(\.name) }
    let open = own.filter { $0.sha256 == nil }
    if !open.isEmpty { return open.map(\.name) }
    if let found = images.indices.first(where: isTheOnlyOne) { return [images[found].name] }
    return own.map(\.name)
  }

  /// Whether the earlier fingerprint comes out with another picture of the same name in one place.
  private func isTheOnlyOne(at index: Int) -> Bool {
    var images = picture.request.images
    guard let id = images[index].picture, let keeps = picture.keeps else { return false }
    return earlierOriginals(of: id).contains { sha256 in
      images[index] = .picture(id, sha256: sha256)
      return picture.resolved(images: images).fingerprint == keeps
    }
  }

  /// The originals that were ever made for a picture.
  private func earlierOriginals(of id: PictureID) -> [String] {
    let fingerprints = Set(holdings.attempts.filter { $0.request?.picture == id.text }.map(\.fingerprint))
    return fingerprints.sorted().flatMap { holdings.storedPictures[$0] ?? [] }.map(\.original.sha256)
  }
}

extension ImageReference {
  /// What a person calls it: an address, a path relative to the site, or the id of a picture.
  package var name: String {
    switch self {
    case .url(let url): url
    case .file(let path, _): path
    case .picture(let id, _): id.text
    }
  }
}
