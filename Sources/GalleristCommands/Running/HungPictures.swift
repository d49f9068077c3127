import GalleryModel

/// Which pictures pages show, and what has to be made ready for the web for that.
///
/// Pictures that share a request share its original, but may name other authors and licences: each is marked with its
/// own.
struct HungPictures {
  /// Each once, in the order of their hashes.
  let jobs: [RenditionJob]
  private let jobsByPicture: [PictureID: [RenditionJob]]

  /// - Parameters:
  ///   - originals: the original that counts for each request, then the others of it.
  ///   - hasCards: whether covers need cards for link previews.
  init(_ content: GalleryContent, _ originals: [Fingerprint: [Original]], settings: GallerySettings, hasCards: Bool) {
    let provenances = Provenances(content, settings: settings)
    let covers = hasCards ? content.covers : []
    var jobsByPicture: [PictureID: [RenditionJob]] = [:]
    for file in content.files {
      for picture in file.pictures {
        let provenance = provenances.provenance(of: picture, in: file)
        jobsByPicture[picture.id] = picture.shown.flatMap { originals[$0] }?.enumerated().map { place, original in
          RenditionJob(
            sha256: original.sha256, provenance: provenance, hasCard: place == 0 && covers.contains(picture.id))
        }
      }
    }
    self.jobsByPicture = jobsByPicture
    // Of two that differ in the card alone, one makes the files of both.
    let withCards = Set(jobsByPicture.values.joined().filter(\.hasCard).map(\.withoutCard))
    jobs = Set(jobsByPicture.values.joined().filter { $0.hasCard || !withCards.contains($0) })
      .sorted { ($0.sha256, $0.provenance.order) < ($1.sha256, $1.provenance.order) }
  }

  /// What was made, by picture: the one that counts, and the others.
  func renditions(
    _ made: [RenditionJob: RenderedPicture]
  ) -> (pictures: [PictureID: RenderedPicture], alternates: [PictureID: [RenderedPicture]]) {
    var pictures: [PictureID: RenderedPicture] = [:]
    var alternates: [PictureID: [RenderedPicture]] = [:]
    for (id, jobs) in jobsByPicture {
      let rendered = jobs.compactMap { made[$0] ?? made[$0.withCard] }
      pictures[id] = rendered.first
      if rendered.count > 1 { alternates[id] = Array(rendered.dropFirst()) }
    }
    return (pictures, alternates)
  }
}

extension RenditionJob {
  fileprivate var withoutCard: RenditionJob { RenditionJob(sha256: sha256, provenance: provenance, hasCard: false) }
  fileprivate var withCard: RenditionJob { RenditionJob(sha256: sha256, provenance: provenance, hasCard: true) }
}

extension Provenance {
  /// Any order that is the same every time.
  fileprivate var order: String {
    [sourceType.rawValue, model, creator ?? "", license ?? "", prompt ?? ""].joined(separator: "\n")
  }
}
