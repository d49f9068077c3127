import NIOCore
import Synchronization

/// The body of a request that costs credits: it can be handed to the network once, and it knows whether it was.
///
/// The HTTP library asks for a streamed body only after the connection stands and the head is written. So a body that
/// was never asked for proves that the API never got the request, whatever error came, on every platform. Asking and
/// sealing exclude each other: once sealed, the bytes do not leave any more. And a second asking, as by a retry or a
/// redirect, finds nothing: the same request cannot go out twice.
final class SingleUseBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  private enum State {
    case unused, handedOver, sealed
  }

  struct Unavailable: Error {}

  private let bytes: [UInt8]
  private let state = Mutex(State.unused)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Ends the use of the body; true if it was never handed over, and so never will be.
  func seal() -> Bool {
    state.withLock { state in
      if case .unused = state { state = .sealed }
      return if case .sealed = state { true } else { false }
    }
  }

  func makeAsyncIterator() -> Iterator { Iterator(body: self) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let body: SingleUseBody
    private var isDone = false

    fileprivate init(body: SingleUseBody) { self.body = body }

    mutating func next() async throws -> ByteBuffer? {
      guard !isDone else { return nil }
      isDone = true
      return try body.handOver()
    }
  }

  private func handOver() throws -> ByteBuffer {
    try state.withLock { state in
      guard case .unused = state else { throw Unavailable() }
      state = .handedOver
    }
    return ByteBuffer(bytes: bytes)
  }
}
