/// A picture's state as commands print it.
package enum PlanState: String, CaseIterable, Hashable, Sendable, Codable {
  /// Nothing is known of it: it has to be made.
  case missing
  case stored
  /// Accepted and not fetched yet, for whatever reason.
  case running
  /// Sent, outcome unknown; a person has to settle it.
  case inDoubt = "in_doubt"
  /// The provider said so, or refused the request.
  case failed
  /// The picture that it edits is not stored yet.
  case waiting
  /// What it edits has changed; it keeps its earlier original.
  case stale
}
