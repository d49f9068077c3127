import Hummingbird
import NIOCore

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

  /// Breaks the connection off: the other side sees a reset.
  func reset() async throws -> Never {
    if let socket = channel as? any SocketOptionProvider {
      try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await hangUp()
  }
}
