import GalleryModel

/// What a person is told of an attempt that was settled: what it may have cost, and what comes next.
struct SettlementText {
  let way: SettlingWay
  /// What is known once the facts are written.
  let holdings: Holdings
  /// Empty where it cannot be read.
  let content: GalleryContent
  /// Whether an original's bytes are here.
  let isPresent: (Original) -> Bool

  /// - Parameters:
  ///   - attempt: as it was before.
  ///   - charged: what the API said of the task's price, and its status, for ``SettlingWay/task(_:)``.
  func sentence(about attempt: Attempt, task: (price: String, status: String)? = nil) -> String {
    let named = "\(AttemptText.picture(of: attempt)): attempt \(AttemptText.name(of: attempt))"
    let doubtful = "its \(Counted.credits(attempt.request?.quoted ?? 0)) stay doubtful"
    switch way {
    case .notCharged: return "\(named) counts as not charged; \(next(attempt))"
    case .retry: return "\(named) is given up, and \(doubtful); \(next(attempt))"
    case .lost where attempt.missingPictures > 0 && isHere(attempt):
      let others = attempt.missingPictures == 1 ? "another one is" : "\(attempt.missingPictures) others are"
      return "\(named): its picture stays, and \(others) not asked for any more"
    case .lost:
      let credits =
        attempt.state == .inDoubt ? doubtful : "the \(Counted.credits(attempt.credits)) that it cost stay counted"
      return "\(named) is given up, and \(credits); \(next(attempt))"
    case .task(let id):
      return "\(named) is task \(id): \(task?.price ?? "its price is not known"), its status is "
        + "\"\(task?.status ?? "unknown")\"; gallerist generate goes on at no charge"
    }
  }

  private func isHere(_ attempt: Attempt) -> Bool {
    holdings.pictures(of: attempt).contains { isPresent($0.original) }
  }

  private func next(_ attempt: Attempt) -> String {
    let open = holdings.attempts(at: attempt.fingerprint).filter { !$0.isSettled }
    if let other = open.first {
      return "attempt \(AttemptText.name(of: other)) at the same request is still open"
    }
    // It may have errors.
    guard !content.pictures.isEmpty else { return "gallerist generate makes its picture anew if a prompt asks for it" }
    guard content.resolved(by: holdings).pictures.contains(where: { $0.fingerprint == attempt.fingerprint }) else {
      return "no prompt asks for its picture any more, so nothing is sent"
    }
    switch holdings.state(of: attempt.fingerprint, isPresent: isPresent) {
    case .stored: return "another picture is stored for the same request"
    case .failed: return "an earlier try failed, so only gallerist generate --retry-failed makes it anew, at its price"
    case .missing, .running, .inDoubt: return "gallerist generate makes it anew, at its price, and asks before"
    }
  }
}
