package import GalleryModel

/// Why each picture of a plan is not stored as it is wanted: plan, facts and earlier requests in, reasons out.
package struct PlanReasons: Sendable {
  private let holdings: Holdings
  private let past: PastRequests
  private let planned: [PictureID: PlannedPicture]
  /// The ids of the pictures that are paid for, by what pictures share that share a request.
  private let payers: [String: PictureID]
  private let fetched: Set<Fingerprint>

  package init(_ plan: Plan, holdings: Holdings, past: PastRequests) {
    self.holdings = holdings
    self.past = past
    planned = Dictionary(plan.pictures.map { ($0.picture.id, $0) }, uniquingKeysWith: { first, _ in first })
    payers = Dictionary(
      plan.toSend.map { ($0.picture.requestKey, $0.picture.id) }, uniquingKeysWith: { first, _ in first })
    fetched = Set(plan.toFetch.map(\.attempt.fingerprint))
  }

  /// The reasons for one picture of the plan, the weightiest first; none where it is stored, running or in doubt.
  package func reasons(for planned: PlannedPicture) -> [MissingReason] {
    let picture = planned.picture
    let shared = payers[picture.requestKey].flatMap { $0 == picture.id ? nil : MissingReason.shared(with: $0) }
    switch planned.state {
    case .stored, .running, .inDoubt: return []
    case .missing: return history(of: picture) + [shared].compactMap(\.self)
    case .waiting: return history(of: picture) + waits(of: picture) + [shared].compactMap(\.self)
    case .stale:
      let kept = past[picture.id].flatMap { $0.attempt.fingerprint == picture.keeps ? $0.body : nil }
      let changed = ChangedReferences(picture: picture, holdings: holdings, body: kept)
      // What is made anew only when asked waits for nothing until then.
      let isMade = payers[picture.requestKey] != nil
      return [.referenceChanged(changed.names)] + waits(of: picture).filter { isMade || $0.isObstacle }
    case .failed:
      guard let attempt = planned.attempt else { return [] }
      if case .notCharged(let code) = attempt.state { return [.failed(code: code, task: nil)] }
      return [.failed(code: nil, task: attempt.task)]
    }
  }

  /// The ids of the pictures that a picture waits for, in the order in which it names them.
  package func waitsFor(_ picture: Picture) -> [PictureID] {
    var seen: Set<PictureID> = []
    return picture.request.images.compactMap { image in
      guard case .picture(let id, nil) = image, seen.insert(id).inserted else { return nil }
      return id
    }
  }

  /// What was last asked for under a picture's id, other than what it asks for now.
  package func past(of id: PictureID) -> PastRequest? { past[id] }

  private func waits(of picture: Picture) -> [MissingReason] {
    waitsFor(picture).map { id in
      guard let parent = planned[id] else { return .waits(for: id, .notMade(nil)) }
      if payers[parent.picture.requestKey] != nil { return .waits(for: id, .made) }
      let isFetched = parent.picture.fingerprint.map(fetched.contains) ?? false
      return .waits(for: id, isFetched ? .fetched : .notMade(parent.state))
    }
  }

  /// What the books know of it, of its own request first.
  private func history(of picture: Picture) -> [MissingReason] {
    if let fingerprint = picture.fingerprint {
      if holdings.storedPictures[fingerprint]?.isEmpty == false { return [.fileGone] }
      switch holdings.attempts(at: fingerprint).last?.state {
      case .notCharged(let code)?: return [.notSent(code: code)]
      case .lost?: return [.givenUp]
      default: break
      }
    }
    guard let past = past[picture.id] else { return [.new] }
    let changes = RequestComparison(picture: picture, past: past).reasons
    return changes.isEmpty && picture.fingerprint != nil ? [.changedAmong([.prompt, .images])] : changes
  }
}

extension MissingReason {
  /// Whether nothing can be made before it is out of the way.
  fileprivate var isObstacle: Bool {
    if case .waits(_, .notMade) = self { true } else { false }
  }
}
