import NIOCore

/// One connection of a `LoopbackServer`.
final class Conversation: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let log: LoopbackServer.Log
  private let script: @Sendable (Received) -> Reply
  private var bytes: [UInt8] = []
  private var connection = 0

  init(log: LoopbackServer.Log, script: @escaping @Sendable (Received) -> Reply) {
    self.log = log
    self.script = script
  }

  func channelActive(context: ChannelHandlerContext) {
    connection = log.nextConnection()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    bytes += unwrapInboundIn(data).readableBytesView
    guard let request = Received(bytes, connection: connection) else { return }
    bytes = []
    log.add(request)
    answer(script(request), context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(_ reply: Reply, _ context: ChannelHandlerContext) {
    let channel = context.channel
    switch reply {
    case .silence: break
    case .send(let bytes): channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    case .sendAndClose(let bytes):
      channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { _ in channel.close(promise: nil) }
    case .sendAndReset(let bytes):
      // Closing with a linger of zero makes the system send a reset in place of an end.
      channel.writeAndFlush(ByteBuffer(bytes: bytes))
        .flatMap { channel.resetOnClose() }
        .whenComplete { _ in channel.close(promise: nil) }
    case .drip(let bytes, let pause):
      channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
      channel.eventLoop.scheduleRepeatedTask(
        initialDelay: .milliseconds(pause), delay: .milliseconds(pause)
      ) { task in
        guard channel.isActive else { return task.cancel() }
        channel.writeAndFlush(ByteBuffer(string: "x"), promise: nil)
      }
    }
  }
}
