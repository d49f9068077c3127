/// The provenance of every picture of a gallery.
///
/// An edit of a picture that was itself made from a photograph is still a composite: what pictures build on is followed
/// to its beginning.
package struct Provenances: Sendable {
  private let composites: Set<PictureID>
  private let settings: GallerySettings

  package init(_ content: GalleryContent, settings: GallerySettings) {
    self.settings = settings
    let pictures = Dictionary(content.pictures.map { ($0.id, $0) }) { first, _ in first }
    var known: [PictureID: Bool] = [:]
    for id in pictures.keys { Self.follow(id, pictures, &known) }
    composites = Set(known.filter(\.value).keys)
  }

  package func provenance(of picture: Picture, in file: PromptFile) -> Provenance {
    let license = file.license ?? settings.license
    return Provenance(
      sourceType: composites.contains(picture.id) ? .compositeWithTrainedAlgorithmicMedia : .trainedAlgorithmicMedia,
      model: picture.request.model.rawValue, creator: file.author ?? settings.author, license: license,
      licenseURL: license.flatMap(License.url), prompt: settings.embedPrompt ? picture.request.prompt : nil)
  }

  /// Finds out whether a picture builds on anything but pictures of the gallery. Chains may be long, so none is followed
  /// by recursion.
  private static func follow(
    _ start: PictureID, _ pictures: [PictureID: Picture], _ known: inout [PictureID: Bool]
  ) {
    var open = [start]
    var isOpen: Set = [start]
    while let id = open.last {
      guard known[id] == nil, let picture = pictures[id] else {
        // What does not hang here was made here all the same.
        if known[id] == nil { known[id] = false }
        isOpen.remove(id)
        open.removeLast()
        continue
      }
      let images = picture.request.images
      // It may be older than what it edits now.
      if picture.keeps != nil && !picture.keepsEditOfTheSame || images.contains(where: { $0.picture == nil }) {
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
