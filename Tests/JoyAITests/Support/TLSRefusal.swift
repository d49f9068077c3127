import NIOCore
import NIOPosix

/// A server on 127.0.0.1 that answers the first bytes of a TLS handshake with something else.
enum TLSRefusal {
  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let channel = context.channel
      channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { _ in channel.close(promise: nil) }
    }
  }

  static func run(answering bytes: [UInt8], _ body: (Int) async throws -> Void) async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Answering(bytes: bytes))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      try await body(channel.localAddress?.port ?? 0)
      try await channel.close()
    } catch {
      try await channel.close()
      throw error
    }
  }
}
