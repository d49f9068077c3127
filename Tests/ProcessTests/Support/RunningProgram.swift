import Subprocess

/// A run that is under way.
struct RunningProgram: Sendable {
  let processID: Int32
  let messages: Transcript
  /// Sends a signal; nothing where the process has ended.
  let send: @Sendable (Signal) -> Void

  /// Waits until something is true, or the run has ended.
  func wait(until isTrue: () async -> Bool) async throws {
    while !messages.isFinished {
      if await isTrue() { return }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Waits until the run has said something, or has ended.
  func wait(for words: String) async throws {
    try await wait { messages.text.contains(words) }
  }
}
