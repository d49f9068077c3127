import NIOCore
import Synchronization

/// The connections that are open, so that the preview can end at once: browsers keep theirs for as long as they like.
final class OpenConnections: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var isClosed = false
  }

  private let state = Mutex(State())

  func add(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    let isClosed = state.withLock { state in
      if !state.isClosed { state.channels[id] = channel }
      return state.isClosed
    }
    if isClosed {
      channel.close(promise: nil)
    } else {
      channel.closeFuture.whenComplete { _ in self.remove(id) }
    }
  }

  private func remove(_ id: ObjectIdentifier) {
    state.withLock { _ = $0.channels.removeValue(forKey: id) }
  }

  /// Closes all of them, and whatever comes afterwards.
  func close() {
    let channels = state.withLock { state in
      state.isClosed = true
      return Array(state.channels.values)
    }
    channels.forEach { $0.close(promise: nil) }
  }
}

/// Tells of a connection when it is made.
final class ConnectionObserver: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private let connections: OpenConnections

  init(_ connections: OpenConnections) {
    self.connections = connections
  }

  func handlerAdded(context: ChannelHandlerContext) {
    connections.add(context.channel)
  }
}
