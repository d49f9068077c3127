import GalleryModel

/// Whether attempts may be settled in a way, and the facts that settle them. Does not ask the API.
struct Settlement {
  let way: SettlingWay
  /// RFC 3339, UTC.
  let now: String

  /// The fact that settles an attempt.
  /// - Parameters:
  ///   - place: where the picture of a stored attempt is; nil where it is gone.
  ///   - charged: what the API says that the task cost, for ``SettlingWay/task(_:)``.
  /// - Throws: ``CommandFailure`` with exit status 65 where the attempt's state forbids it.
  func fact(of attempt: Attempt, place: String? = nil, charged: Int? = nil) throws(CommandFailure) -> Fact {
    try checkState(of: attempt, place: place)
    let event: Fact.Event
    switch way {
    case .notCharged: event = .unsent(why: SettlingWay.whyNotCharged)
    case .retry: event = .lost(task: nil, charged: nil)
    case .lost: event = .lost(task: attempt.task, charged: attempt.charged)
    case .task(let task):
      guard let request = attempt.request else {
        throw refusal(
          attempt, "has no record of what was sent, so no task can be its own", help: "use --retry or --lost")
      }
      event = .task(request, task: task, charged: charged.flatMap(Fact.credible))
    }
    return Fact(
      fingerprint: attempt.fingerprint, attemptNumber: attempt.number,
      attempt: attempt.id.isEmpty ? nil : attempt.id, at: now, event: event)
  }

  private func checkState(of attempt: Attempt, place: String?) throws(CommandFailure) {
    guard !attempt.isGivenUp else { throw givenUp(attempt) }
    switch attempt.state {
    case .inDoubt: return
    case .running(let task):
      guard way != .lost else { return }
      throw refusal(
        attempt, "is not in doubt: it was accepted as task \(task)",
        help: "gallerist generate goes on at no charge; --lost gives it up")
    case .stored:
      guard way == .lost, attempt.task != nil else {
        throw refusal(attempt, "is settled: its picture is stored", help: "gallerist status")
      }
      guard let place else { return }
      throw refusal(
        attempt, "is not lost: its picture is in \(place)",
        help: "gallerist build puts it into its place, at no charge")
    case .failed:
      throw refusal(
        attempt, "is settled: the provider says that it failed",
        help: "change the prompt, or: gallerist generate --retry-failed")
    case .lost: throw givenUp(attempt)
    case .notCharged(let code):
      throw refusal(
        attempt, "is settled: " + (code.map { "the API refused it (\($0))" } ?? "it was not charged"),
        help: "gallerist generate")
    }
  }

  private func givenUp(_ attempt: Attempt) -> CommandFailure {
    refusal(
      attempt, "was given up before", help: "gallerist generate makes its picture anew if a prompt asks for it")
  }

  private func refusal(_ attempt: Attempt, _ words: String, help: String) -> CommandFailure {
    CommandFailure(
      .contentError, "\(AttemptText.picture(of: attempt)): attempt \(AttemptText.name(of: attempt)) \(words)",
      help: help)
  }
}
