/// What a fact says happened, as the word in its key `f`.
package enum FactKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// Written before the request goes out; from here on the attempt is in doubt.
  case sent
  /// The API accepted the request and named its task.
  case task
  /// It provably never reached the server, or a person says that it was not charged.
  case unsent
  /// The server did not accept it.
  case refused
  /// The original is stored and synced.
  case image
  /// The provider says that the task failed.
  case failed
  /// A person gave it up.
  case lost
  /// A picture brought from elsewhere.
  case adopted
  /// Which of several pictures counts.
  case pick
}
