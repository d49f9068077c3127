import GalleryModel

extension SiteRenderer {
  /// What a picture builds on, in the order written.
  func references(of work: PreparedWork, at location: PageLocation) -> [ReferenceValue] {
    work.picture.builtOn.map { ReferenceValue(source: source(of: $0, at: location), location: location) }
  }

  /// The prompts that build on a picture, each once, with a link to its first picture that does.
  func edits(of work: PreparedWork, at location: PageLocation) -> [LinkValue] {
    var seen: Set<[Int]> = []
    return (index.edits[work.picture.id] ?? []).filter { place in
      seen.insert([place.entry, index.entries[place.entry].works[place.work].picture.block]).inserted
    }.map { LinkValue(text: index.entries[$0.entry].file.title, url: url(of: $0, at: location)) }
  }

  /// The pictures that an edit goes back to, from the first to the one before it; empty where it is the first edit of
  /// one.
  func lineage(of work: PreparedWork, at location: PageLocation) -> [LinkValue] {
    var links: [LinkValue] = []
    var seen: Set = [work.picture.id]
    var images = Self.present(work)
    while links.count < Self.longestLineage, let id = images.compactMap(\.picture).first, seen.insert(id).inserted,
      let place = index.places[id]
    {
      let entry = index.entries[place.entry]
      links.append(LinkValue(text: entry.file.title, url: url(of: place, at: location)))
      images = Self.present(entry.works[place.work])
    }
    return links.count > 1 ? links.reversed() : []
  }

  /// What a picture edits now, if it was made from that as it is.
  private static func present(_ work: PreparedWork) -> [ImageReference] {
    work.picture.keeps == nil ? work.picture.request.images : []
  }

  /// Nobody reads a longer one.
  private static let longestLineage = 12

  /// The copies for the web of a file of the site that edits build on; nil for all other references.
  func renderedFile(_ reference: ImageReference) -> RenderedPicture? {
    guard case .file(_, let sha256) = reference, input.references[sha256] != nil,
      let rendered = input.referenceRenditions[sha256], !rendered.files.isEmpty
    else { return nil }
    return rendered
  }

  private func source(of reference: ImageReference, at location: PageLocation) -> ReferenceValue.Source {
    switch reference {
    case .url(let url):
      return .address(url)
    case .file(let path, let sha256):
      return .file(
        name: path.split(separator: "/").last.map(String.init) ?? path,
        url: input.references[sha256].map { location.file($0.reference.path) }, renderedFile(reference))
    case .picture(let id, let sha256):
      guard let place = index.places[id] else { return .elsewhere }
      let entry = index.entries[place.entry]
      let work = entry.works[place.work]
      return .work(
        work, title: entry.file.title, url: url(of: place, at: location),
        isMeant: work.stored?.original.sha256 == sha256)
    }
  }

  private func url(of place: PicturePlace, at location: PageLocation) -> String {
    let address = index.entries[place.entry].file.address
    return (address == location.address ? "" : location.page(address)) + "#" + place.anchor
  }
}
