package import SiteFolder

/// Waits for changes of a site's sources by looking at them again and again, which works on every file system and needs
/// nothing of the operating system.
///
/// The more there is to look at, the more rarely it looks, so that it never takes more than a tenth of a processor.
package struct SiteWatch: Sendable {
  /// The pause between two looks.
  private static let pauses = Duration.milliseconds(100)...Duration.seconds(1)
  /// A save has come to its end when nothing has changed for so long.
  private static let rest = Duration.milliseconds(60)
  /// Something that never comes to rest is built all the same after so long.
  private static let patience = Duration.seconds(3)

  private let site: SiteFolder
  private let sources: [String]
  private let presence: [String]
  private let elapsed: @Sendable () -> Duration
  private let pause: @Sendable (Duration) async throws -> Void

  /// - Parameters:
  ///   - sources: files and folders, relative to the site; of folders everything in them.
  ///   - presence: of what only counts whether it is there.
  ///   - elapsed: time since some fixed moment.
  ///   - pause: waits; throws where the task is cancelled.
  package init(
    site: SiteFolder, sources: [String], presence: [String] = [], elapsed: @escaping @Sendable () -> Duration,
    pause: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.site = site
    self.sources = sources
    self.presence = presence
    self.elapsed = elapsed
    self.pause = pause
  }

  /// The sources as they are now.
  package func look() -> SiteSnapshot {
    SiteSnapshot(of: site, sources: sources, presence: presence)
  }

  /// Waits until the sources differ from what was seen, and have come to rest: a file is not read half written, and what
  /// git switches is read when all of it is there.
  /// - Parameter limit: how long to wait; nil for ever.
  /// - Returns: the sources as they are; what was seen where the time is up.
  /// - Throws: what the pause throws.
  package func change(since seen: SiteSnapshot, limit: Duration? = nil) async throws -> SiteSnapshot {
    let start = elapsed()
    while true {
      let began = elapsed()
      let now = look()
      if now != seen { return try await atRest(from: now) }
      if let limit, elapsed() - start >= limit { return seen }
      let cost = elapsed() - began
      try await pause(min(max(cost * 9, Self.pauses.lowerBound), Self.pauses.upperBound))
    }
  }

  /// Looks until two looks in a row show the same.
  package func atRest(from snapshot: SiteSnapshot) async throws -> SiteSnapshot {
    let start = elapsed()
    var last = snapshot
    while elapsed() - start < Self.patience {
      try await pause(Self.rest)
      let now = look()
      if now == last { break }
      last = now
    }
    return last
  }
}
