import NIOCore
import NIOPosix

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Channel {
  /// Makes the next close a reset.
  func resetOnClose() -> EventLoopFuture<Void> {
    guard let options = self as? any SocketOptionProvider else {
      return eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
    }
    return options.setSoLinger(linger(l_onoff: 1, l_linger: 0))
  }
}
