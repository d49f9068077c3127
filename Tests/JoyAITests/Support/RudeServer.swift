import NIOCore
import NIOPosix

/// A server on 127.0.0.1 that does not wait for the end of a request, or for any of it, sends its bytes and closes.
enum RudeServer {
  enum Moment: Sendable {
    case onConnecting, onFirstBytes
  }

  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let bytes: [UInt8]
    let moment: Moment

    init(bytes: [UInt8], moment: Moment) {
      self.bytes = bytes
      self.moment = moment
    }

    func channelActive(context: ChannelHandlerContext) {
      if moment == .onConnecting { answer(context.channel) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if moment == .onFirstBytes { answer(context.channel) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }

    private func answer(_ channel: any Channel) {
      channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { _ in channel.close(promise: nil) }
    }
  }

  static func run(
    answering bytes: [UInt8], _ moment: Moment = .onFirstBytes, _ body: (Int) async throws -> Void
  ) async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Answering(bytes: bytes, moment: moment))
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
