/// How pictures are made.
package struct GenerationSettings: Hashable, Sendable {
  /// Requests under way at once, 1 to 16.
  package var concurrency: Int
  /// The most credits that a run may spend; nil without a limit.
  package var maxCredits: Int?
  /// Scales all polling delays; 3 seconds is the unit.
  package var pollInterval: Double
  /// Seconds that a run waits for each task, from its first poll.
  package var timeout: Double
  package var callbackURL: String?

  package init(
    concurrency: Int = 2, maxCredits: Int? = nil, pollInterval: Double = 3, timeout: Double = 900,
    callbackURL: String? = nil
  ) {
    self.concurrency = concurrency
    self.maxCredits = maxCredits
    self.pollInterval = pollInterval
    self.timeout = timeout
    self.callbackURL = callbackURL
  }
}
