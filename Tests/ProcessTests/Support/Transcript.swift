import Synchronization

/// What a process has written so far.
final class Transcript: Sendable {
  private let state = Mutex<(bytes: [UInt8], isFinished: Bool)>(([], false))

  func append(_ bytes: [UInt8]) { state.withLock { $0.bytes += bytes } }

  func finish() { state.withLock { $0.isFinished = true } }

  var isFinished: Bool { state.withLock { $0.isFinished } }

  var text: String { String(decoding: state.withLock { $0.bytes }, as: UTF8.self) }
}
