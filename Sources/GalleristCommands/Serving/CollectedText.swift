import Synchronization

/// Gathers what is said until somebody wants it.
final class CollectedText: Sendable {
  private let collected = Mutex("")

  func add(_ text: String) { collected.withLock { $0 += text } }

  var text: String { collected.withLock { $0 } }
}
