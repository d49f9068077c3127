/// One paid try at a request, as its facts tell. Where they name several tasks for one try, each task is an attempt of its
/// own: each may have been charged, and each may have made a picture.
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
  /// Whether the facts name other tasks for the same try: then only the task tells them apart.
  package var isOneOfSeveral: Bool
  /// Credits that the API says it charged; nil where it did not say.
  package var charged: Int?
  /// When it was sent or accepted, RFC 3339; empty where no fact tells.
  package var at: String
  /// Whether a person gave it up knowing its task, whatever its state: its picture counts only where its bytes are here.
  package var isGivenUp: Bool
  /// How many pictures its answer had, where the facts of a stored one tell; else 0.
  package var answerCount: Int
  /// How many of them are stored.
  package var storedCount: Int

  /// How many pictures of its answer are not stored, as far as the facts tell.
  package var missingPictures: Int { max(0, answerCount - storedCount) }

  /// Whether a stored picture came from it.
  package func made(_ picture: StoredPicture) -> Bool {
    !picture.isAdopted && picture.attemptNumber == number && picture.attempt ?? "" == id
      && (picture.task == nil || picture.task == task)
  }

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
