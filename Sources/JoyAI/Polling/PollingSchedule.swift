/// When to ask for a task's status: first after 5 s, then 3 s later, then ever more rarely up to every 15 s.
///
/// Pictures take from seconds to minutes; the first questions come quickly, the later ones are cheap.
public struct PollingSchedule: Sendable, Hashable {
  /// The shortest delay between two questions; everything else scales with it.
  public let interval: Duration

  /// The delays given above, from an interval of 3 s.
  public static let standard = PollingSchedule()

  /// A schedule whose delays are all `interval` / 3 s of the standard ones.
  ///
  /// - Parameter interval: 3 s by default; less than zero counts as zero.
  public init(interval: Duration = .seconds(3)) {
    self.interval = max(interval, .zero)
  }

  /// The delay before question number `attempt`, counted from 0.
  ///
  /// - Parameters:
  ///   - attempt: 0 for the first question; the first delay has no jitter.
  ///   - jitter: from 0 to 1; takes up to a fifth off the later delays, so that tasks that began together do not ask
  ///     together for ever.
  public func delay(attempt: Int, jitter: Double) -> Duration {
    guard attempt > 0 else { return interval * (5.0 / 3.0) }
    var factor = 1.0
    for _ in 1..<attempt where factor < 5 { factor *= 1.25 }
    return interval * (min(factor, 5) * (1 - min(max(jitter, 0), 1) / 5))
  }
}
