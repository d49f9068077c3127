import GalleryModel

/// Which pictures a run pays for, each request once, what is edited before what edits it.
struct SendOrder {
  private let pictures: [PlannedPicture]
  private let all: [PictureID: Picture]
  private let fetched: Set<Fingerprint>

  /// - Parameters:
  ///   - pictures: those that may be sent, in the gallery's order.
  ///   - all: every picture of the content, with its references filled in as far as they are known.
  ///   - fetched: what is fetched before anything is sent.
  init(_ pictures: [PlannedPicture], _ all: [Picture], fetched: Set<Fingerprint>) {
    self.pictures = pictures
    self.all = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.fetched = fetched
  }

  /// The pictures that are wanted, but for those that wait for one that this run neither makes nor fetches.
  func order(where isWanted: (PlannedPicture) -> Bool) -> [PlannedPicture] {
    let wanted = pictures.filter(isWanted)
    let keys = Set(wanted.map(\.picture.requestKey))
    var depths: [PictureID: Int?] = [:]
    /// What a picture waits for and this run makes.
    func parents(of picture: Picture) -> [Picture] {
      picture.request.images.compactMap { image in
        guard case .picture(let id, nil) = image, let parent = all[id], !isFetched(parent) else { return nil }
        return keys.contains(parent.requestKey) ? parent : nil
      }
    }
    /// How many pictures that are not stored yet a picture builds on, one after the other; nil where one is not made.
    func depth(of picture: Picture) -> Int? {
      // Chains may be as long as the gallery is large, so nothing here calls itself.
      var open = [picture]
      var under: Set<PictureID> = []
      while let next = open.last {
        if depths[next.id] == nil, under.insert(next.id).inserted {
          open += parents(of: next).filter { depths[$0.id] == nil && !under.contains($0.id) }
        } else {
          if depths[next.id] == nil { depths[next.id] = .some(depth(of: next, parents: depths)) }
          open.removeLast()
        }
      }
      return depths[picture.id] ?? nil
    }
    func depth(of picture: Picture, parents: [PictureID: Int?]) -> Int? {
      var result: Int? = 0
      for case .picture(let id, nil) in picture.request.images {
        let below = all[id].flatMap { parent -> Int? in
          if isFetched(parent) { return 0 }
          // Content has no circles; one would never be made.
          return keys.contains(parent.requestKey) ? parents[id] ?? nil : nil
        }
        result = result.flatMap { known in below.map { max(known, $0 + 1) } }
      }
      return result
    }
    var seen: Set<String> = []
    let sent = wanted.compactMap { planned -> (depth: Int, planned: PlannedPicture)? in
      guard let depth = depth(of: planned.picture), seen.insert(planned.picture.requestKey).inserted else { return nil }
      return (depth, planned)
    }
    return sent.enumerated().sorted { ($0.element.depth, $0.offset) < ($1.element.depth, $1.offset) }
      .map(\.element.planned)
  }

  private func isFetched(_ picture: Picture) -> Bool { picture.knownFingerprints.contains(where: fetched.contains) }
}
