package import GalleryModel

/// One accepted or doubtful attempt, as a cost report counts it.
package struct CostEntry: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// It made a picture, or still may.
    case picture(stored: Bool)
    /// It was charged and made none.
    case nothing
    /// It may have been charged.
    case doubtful
  }

  package var picture: String
  package var model: String
  package var quality: String?
  /// UTC month such as `2026-06`; nil where no fact tells when.
  package var month: String?
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
      case .lost where attempt.task == nil && attempt.charged == nil: outcome = .doubtful
      case .failed, .lost: outcome = .nothing
      case .inDoubt: outcome = .doubtful
      }
      return CostEntry(
        picture: attempt.request?.picture ?? "", model: attempt.request?.model ?? "",
        quality: attempt.request?.quality, month: Timestamp(attempt.at)?.month, credits: attempt.credits,
        outcome: outcome)
    }
  }
}
