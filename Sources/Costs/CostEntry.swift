package import GalleryModel

/// One accepted or doubtful attempt, as a cost report counts it.
package struct CostEntry: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// It made a picture, or still may.
    case picture(stored: Bool)
    /// It was charged and made none.
    case nothing
    /// It may have been charged; `isGivenUp` where a person has stopped waiting for an answer.
    case doubtful(isGivenUp: Bool)
  }

  package var fingerprint: Fingerprint
  package var picture: String
  package var model: String
  package var quality: String?
  /// When it was accepted, or sent where no answer came; nil where no fact tells in a way that can be read.
  package var at: Timestamp?
  package var credits: Int
  package var outcome: Outcome

  /// Every attempt that was or may have been charged, each task once.
  package static func entries(of holdings: Holdings) -> [CostEntry] {
    var seenTasks: Set<String> = []
    return holdings.attempts.compactMap { attempt in
      if let task = attempt.task, !seenTasks.insert(task).inserted { return nil }
      let outcome: Outcome
      switch attempt.state {
      case .notCharged: return nil
      case .stored: outcome = .picture(stored: true)
      case .running: outcome = .picture(stored: false)
      case .lost where attempt.task == nil && attempt.charged == nil: outcome = .doubtful(isGivenUp: true)
      case .failed, .lost: outcome = .nothing
      case .inDoubt: outcome = .doubtful(isGivenUp: false)
      }
      return CostEntry(
        fingerprint: attempt.fingerprint, picture: attempt.request?.picture ?? "", model: attempt.request?.model ?? "",
        quality: attempt.request?.quality, at: Timestamp(attempt.at), credits: attempt.credits, outcome: outcome)
    }
  }
}
