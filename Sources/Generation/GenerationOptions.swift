/// How a run makes pictures.
package struct GenerationOptions: Hashable, Sendable {
  /// Requests under way at once, from 1.
  package var concurrency: Int
  /// The most credits that the run may spend; nil without a limit.
  package var maxCredits: Int?
  /// Scales all polling delays; 3 seconds is the unit.
  package var pollInterval: Double
  /// Seconds that the run waits for each task, from its first poll.
  package var timeout: Double

  package init(concurrency: Int = 2, maxCredits: Int? = nil, pollInterval: Double = 3, timeout: Double = 900) {
    self.concurrency = concurrency
    self.maxCredits = maxCredits
    self.pollInterval = pollInterval
    self.timeout = timeout
  }
}
