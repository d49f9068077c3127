/// The time, the pauses and the chance that waiting needs; replaced in tests.
public struct PollingClock: Sendable {
  /// Time since some fixed moment; never runs backwards.
  public let elapsed: @Sendable () -> Duration
  /// Pauses the task; throws `CancellationError` when it is cancelled.
  public let sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 to 1, for `PollingSchedule.delay(attempt:jitter:)`.
  public let jitter: @Sendable () -> Double

  /// Puts a clock together.
  public init(
    elapsed: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
    jitter: @escaping @Sendable () -> Double
  ) {
    self.elapsed = elapsed
    self.sleep = sleep
    self.jitter = jitter
  }

  /// The system's monotonic clock, which goes on while the machine sleeps, and random jitter.
  public static var system: PollingClock {
    let start = ContinuousClock.now
    return PollingClock(
      elapsed: { start.duration(to: .now) }, sleep: { try await Task.sleep(for: $0) },
      jitter: { Double.random(in: 0...1) })
  }
}
