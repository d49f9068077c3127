import Subprocess

/// How a run of the program ended, and what it said.
struct Ending: Sendable, CustomStringConvertible {
  var status: TerminationStatus
  /// Standard output.
  var output: String
  /// Standard error.
  var messages: String

  /// The exit code; nil where a signal ended it.
  var code: Int32? {
    if case .exited(let code) = status { code } else { nil }
  }

  /// The signal that ended it; nil where it ended by itself.
  var signal: Int32? {
    if case .signaled(let signal) = status { signal } else { nil }
  }

  var isKilled: Bool { signal == Signal.kill.rawValue }

  var description: String { "\(status): \(messages.suffix(2_000))" }
}
