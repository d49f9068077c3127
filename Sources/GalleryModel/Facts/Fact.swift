/// One thing ever known about a payment; it never changes.
///
/// Ledger, lock and rescue file carry the same facts in the same encoding (``line``). Knowledge merges by set union,
/// and the state of every picture is a pure function of the set (``Holdings``), whatever its order.
package struct Fact: Hashable, Sendable {
  package enum Event: Hashable, Sendable {
    case sent(PaidRequest)
    /// - `charged`: credits as the API says; nil where it did not say.
    case task(PaidRequest, task: String, charged: Int?)
    case unsent(why: String)
    /// - `code`: the API's code, or the HTTP status.
    case refused(code: Int)
    /// - `index`: which of several pictures in one answer, from 0. `charged`: only where it differs from before. `of`:
    ///   how many pictures the answer had; nil for one, and in facts of older programs.
    case image(task: String?, index: Int, Original, charged: Int?, of: Int? = nil)
    case failed(task: String?, charged: Int?)
    case lost(task: String?, charged: Int?)
    /// - `edit`: for an edit of a picture or a local file; nil for others, and in facts of older programs.
    case adopted(Original, edit: AdoptedEdit? = nil)
    /// - `counter`: the highest counts.
    case pick(sha256: String, counter: Int)
  }

  package var fingerprint: Fingerprint
  /// Which try at this fingerprint, from 1.
  package var attemptNumber: Int
  /// The attempt's ULID; nil in facts without one.
  package var attempt: String?
  /// When it was written, as RFC 3339 in UTC. For people only: no rule depends on clocks.
  package var at: String
  package var event: Event

  package init(fingerprint: Fingerprint, attemptNumber: Int = 1, attempt: String?, at: String, event: Event) {
    self.fingerprint = fingerprint
    self.attemptNumber = attemptNumber
    self.attempt = attempt
    self.at = at
    self.event = event
  }

  package var kind: FactKind {
    switch event {
    case .sent: .sent
    case .task: .task
    case .unsent: .unsent
    case .refused: .refused
    case .image: .image
    case .failed: .failed
    case .lost: .lost
    case .adopted: .adopted
    case .pick: .pick
    }
  }

  /// The provider's id of the task that it names; nil where it names none.
  package var task: String? {
    switch event {
    case .task(_, let task, _): task
    case .image(let task, _, _, _, _), .failed(let task, _), .lost(let task, _): task
    case .sent, .unsent, .refused, .adopted, .pick: nil
    }
  }

  /// What an answer says that the attempt was charged; nil where it says nothing, or nothing that can be true.
  package var charged: Int? {
    let said: Int? =
      switch event {
      case .task(_, _, let charged), .image(_, _, _, let charged, _), .failed(_, let charged), .lost(_, let charged):
        charged
      case .sent, .unsent, .refused, .adopted, .pick: nil
      }
    return said.flatMap(Self.credible)
  }

  /// A number of credits as an answer gives it; nil where it cannot be true.
  package static func credible(_ charged: Int) -> Int? {
    credibleCounts.contains(charged) ? charged : nil
  }

  /// Credits, pixels, bytes and the like beyond this are a mistake or malice, and sums of them would overflow.
  static let credibleCounts = 0...1_000_000_000_000

}

extension [Fact] {
  /// One order for every machine, by the bytes of the lines.
  var inOrder: [Fact] {
    guard count > 1 else { return self }
    return map { (fact: $0, line: $0.line) }
      .sorted { $0.line.utf8.lexicographicallyPrecedes($1.line.utf8) }
      .map(\.fact)
  }
}
