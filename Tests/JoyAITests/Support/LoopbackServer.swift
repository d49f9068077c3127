import NIOCore
import NIOPosix
import Synchronization

/// A server on 127.0.0.1 that answers as a test says, down to the byte, and keeps what it received.
final class LoopbackServer: Sendable {
  private let channel: any Channel
  private let log: Log

  final class Log: Sendable {
    private let state = Mutex<(received: [Received], connections: Int)>(([], 0))

    var received: [Received] { state.withLock { $0.received } }
    var connections: Int { state.withLock { $0.connections } }

    func add(_ request: Received) { state.withLock { $0.received.append(request) } }

    func nextConnection() -> Int {
      state.withLock { state in
        state.connections += 1
        return state.connections
      }
    }
  }

  private init(channel: any Channel, log: Log) {
    self.channel = channel
    self.log = log
  }

  /// Runs a server for the time of `body`.
  static func run<Result>(
    _ script: @escaping @Sendable (Received) -> Reply, _ body: (LoopbackServer) async throws -> Result
  ) async throws -> Result {
    let log = Log()
    let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Conversation(log: log, script: script))
        }
      }
    let server = LoopbackServer(channel: try await bootstrap.bind(host: "127.0.0.1", port: 0).get(), log: log)
    do {
      let result = try await body(server)
      try await server.channel.close()
      return result
    } catch {
      try await server.channel.close()
      throw error
    }
  }

  /// A port of 127.0.0.1 where nothing listens.
  static func closedPort() async throws -> Int {
    try await run({ _ in .silence }, { $0.port })
  }

  var port: Int { channel.localAddress?.port ?? 0 }
  var origin: String { "http://127.0.0.1:\(port)" }
  var received: [Received] { log.received }
  var connections: Int { log.connections }
}
