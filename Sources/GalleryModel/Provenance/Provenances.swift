/// The provenance of every picture of a gallery.
///
/// An edit of a picture that was itself made from a photograph is still a composite: what pictures build on is followed
/// to its beginning.
package struct Provenances: Sendable {
  private let all: [PictureID: Provenance]

  package init(_ content: GalleryContent, settings: GallerySettings) {
    let requests = Dictionary(content.pictures.map { ($0.id, $0.request) }) { first, _ in first }
    var composites: [PictureID: Bool] = [:]
    for id in requests.keys { Self.follow(id, requests, &composites) }
    var all: [PictureID: Provenance] = [:]
    for file in content.files {
      let license = file.license ?? settings.license
      for picture in file.pictures {
        all[picture.id] = Provenance(
          sourceType: composites[picture.id] ?? false
            ? .compositeWithTrainedAlgorithmicMedia : .trainedAlgorithmicMedia,
          model: picture.request.model.rawValue, creator: file.author ?? settings.author, license: license,
          licenseURL: license.flatMap(License.url), prompt: settings.embedPrompt ? picture.request.prompt : nil)
      }
    }
    self.all = all
  }

  package subscript(id: PictureID) -> Provenance? { all[id] }

  /// Finds out whether a picture builds on anything but pictures of the gallery. Chains may be long, so none is followed
  /// by recursion.
  private static func follow(
    _ start: PictureID, _ requests: [PictureID: ImageRequest], _ known: inout [PictureID: Bool]
  ) {
    var open = [start]
    var isOpen: Set = [start]
    while let id = open.last {
      guard known[id] == nil, let images = requests[id]?.images else {
        // What does not hang here was made here all the same.
        if known[id] == nil { known[id] = false }
        isOpen.remove(id)
        open.removeLast()
        continue
      }
      if images.contains(where: { $0.picture == nil }) {
        known[id] = true
        continue
      }
      let parents = images.compactMap(\.picture)
      let unknown = parents.filter { known[$0] == nil && !isOpen.contains($0) }
      if unknown.isEmpty {
        known[id] = parents.contains { known[$0] ?? false }
      } else {
        open += unknown
        isOpen.formUnion(unknown)
      }
    }
  }
}
