package import Foundation

/// Where the sandbox takes the time from; tests hand it one of their own.
package struct SandboxClock: Sendable {
  /// The present moment.
  package var now: @Sendable () -> Date

  /// A clock that reads the time from a closure.
  package init(now: @escaping @Sendable () -> Date) {
    self.now = now
  }

  /// The machine's clock.
  package static let system = SandboxClock { Date() }

  /// A clock that stands still.
  package static func fixed(_ date: Date) -> SandboxClock {
    SandboxClock { date }
  }
}
