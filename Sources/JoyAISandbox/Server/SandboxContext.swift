import Hummingbird
import NIOCore
import NIOHTTP1

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A request's context that reaches down to its connection, for faults of the network.
struct SandboxContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// Closes the connection without an answer.
  func hangUp() async throws -> Never {
    try await channel.close()
    throw ChannelError.ioOnClosedChannel
  }

  /// Sends bytes past everything that knows HTTP, then closes the connection.
  func hangUp(after bytes: [UInt8]) async throws -> Never {
    let channel = self.channel
    try await channel.eventLoop.flatSubmit {
      do {
        let encoder = try channel.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
        let sent = channel.eventLoop.makePromise(of: Void.self)
        encoder.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: sent)
        return sent.futureResult
      } catch {
        return channel.eventLoop.makeFailedFuture(error)
      }
    }.get()
    try await hangUp()
  }

  /// Breaks the connection off: the other side sees a reset.
  func reset() async throws -> Never {
    if let socket = channel as? any SocketOptionProvider {
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await hangUp()
  }
}
