package import GalleryModel

/// What was last asked for under the ids of a plan's pictures that are not stored as they are wanted.
package struct PastRequests: Sendable {
  private var last: [PictureID: PastRequest] = [:]

  /// - Parameter also: pictures that are looked at whatever their state.
  package init(_ plan: Plan, holdings: Holdings, also: Set<PictureID> = []) {
    let wanted = plan.pictures.filter { $0.state.isExplained || also.contains($0.picture.id) }
    guard !wanted.isEmpty else { return }
    let ids = Set(wanted.map(\.picture.id.text))
    var attempts: [String: [Attempt]] = [:]
    for attempt in holdings.attempts {
      guard let id = attempt.request?.picture, ids.contains(id) else { continue }
      attempts[id, default: []].append(attempt)
    }
    for planned in wanted {
      let picture = planned.picture
      let others = attempts[picture.id.text, default: []].filter { $0.fingerprint != picture.fingerprint }
      // What has made a picture says more than what has not; clocks only decide what a person is told here.
      last[picture.id] =
        others.max { first, second in
          (first.state == .stored ? 1 : 0, first.at, first.fingerprint, first.number)
            < (second.state == .stored ? 1 : 0, second.at, second.fingerprint, second.number)
        }.map { PastRequest(attempt: $0) }
    }
  }

  /// The ids of the attempts whose bodies are worth looking up.
  package var attempts: Set<String> { Set(last.values.map(\.attempt.id).filter { !$0.isEmpty }) }

  /// The same with the bodies of some attempts, by the attempts' ids.
  package func with(_ bodies: [String: [UInt8]]) -> PastRequests {
    var result = self
    for (id, past) in last { result.last[id]?.body = bodies[past.attempt.id].flatMap(SentBody.init) }
    return result
  }

  /// - Returns: nil where nothing else was ever asked for under this id, as far as is known here.
  package subscript(_ id: PictureID) -> PastRequest? { last[id] }
}

extension PlanState {
  /// Whether there is a reason to give why it is not stored as it is wanted.
  package var isExplained: Bool {
    switch self {
    case .missing, .waiting, .stale, .failed: true
    case .stored, .running, .inDoubt: false
    }
  }
}
