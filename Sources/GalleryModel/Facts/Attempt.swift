/// One paid try at a request, as its facts tell.
package struct Attempt: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// Its original is stored.
    case stored
    /// The provider says that it failed.
    case failed
    /// A person gave it up.
    case lost
    /// Accepted, and not fetched yet, for whatever reason.
    case running(task: String)
    /// It provably never reached the server, or was not accepted; `code` where the server said why.
    case notCharged(code: Int?)
    /// Sent, and nothing is known of what became of it.
    case inDoubt
  }

  package var fingerprint: Fingerprint
  /// Which try at this fingerprint, from 1.
  package var number: Int
  /// ULID; empty for facts without one.
  package var id: String
  package var state: State
  /// What was asked for, where a fact tells.
  package var request: PaidRequest?
  package var task: String?
  /// Credits that the API says it charged; nil where it did not say.
  package var charged: Int?
  /// When it was sent or accepted, RFC 3339; empty where no fact tells.
  package var at: String
  /// Whether a person gave it up, whatever its state: its picture counts only where its bytes are here.
  package var isGivenUp: Bool
  /// How many pictures its answer had, where the facts of a stored one tell; else 0.
  package var answerCount: Int
  /// How many of them are stored.
  package var storedCount: Int

  /// How many pictures of its answer are not stored, as far as the facts tell.
  package var missingPictures: Int { max(0, answerCount - storedCount) }

  /// Whether its outcome is known for good, so that a next try may start.
  package var isSettled: Bool {
    switch state {
    case .stored, .failed, .lost, .notCharged: true
    case .running, .inDoubt: false
    }
  }

  /// The credits that count for it: what was charged, else what was quoted once it was accepted.
  package var credits: Int {
    switch state {
    case .notCharged: 0
    case .inDoubt: request?.quoted ?? 0
    case .stored, .failed, .lost, .running: charged ?? request?.quoted ?? 0
    }
  }
}
