import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if canImport(Network)
  import Network
#endif

extension TransportFailure {
  /// Names an error of the HTTP library.
  ///
  /// Only a name for people: whether a request was sent is told by `SingleUseBody`, not by the kind of error.
  ///
  /// - Parameter secure: whether the connection was to be a TLS one and had not been used yet. Errors of the TLS library
  ///   are told by elimination, because it is different on each platform.
  init(_ error: any Error, secure: Bool = false) {
    switch error {
    case let error as HTTPClientError: self.init(error)
    case let error as NIOConnectionError: self.init(error)
    case let error as IOError: self.init(code: error.errnoCode)
    case is CancellationError: self = .cancelled
    case is TimeLimitPassed: self = .answerTimeout
    case HTTPParserError.invalidEOFState: self = .connectionClosed
    case is HTTPParserError: self = .notHTTP
    case let error as ChannelError: self = error == .ioOnClosedChannel ? .connectionClosed : .other("\(error)")
    #if canImport(Network)
      case let error as HTTPClient.NWPOSIXError: self.init(code: error.errorCode.rawValue)
      case is HTTPClient.NWTLSError: self = .tls
      case NWError.dns: self = .nameNotFound
    #endif
    default: self = secure ? .tls : .other("\(type(of: error))")
    }
  }

  private init(_ error: HTTPClientError) {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout: self = .connectTimeout
    case .tlsHandshakeTimeout: self = .tls
    case .readTimeout, .writeTimeout, .deadlineExceeded: self = .answerTimeout
    case .remoteConnectionClosed, .uncleanShutdown: self = .connectionClosed
    case .cancelled: self = .cancelled
    default: self = .other(error.shortDescription)
    }
  }

  private init(_ error: NIOConnectionError) {
    // Of several addresses, the first one's failure stands for all.
    if let first = error.connectionErrors.first {
      switch first.error {
      case let error as IOError: self.init(code: error.errnoCode)
      case is ChannelError: self = .connectTimeout
      default: self = .unreachable
      }
    } else {
      self = error.dnsAError == nil && error.dnsAAAAError == nil ? .connectTimeout : .nameNotFound
    }
  }

  private init(code: CInt) {
    switch code {
    case ECONNREFUSED: self = .connectionRefused
    case ETIMEDOUT: self = .connectTimeout
    case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL, EAFNOSUPPORT: self = .unreachable
    case ECONNRESET, EPIPE, ECONNABORTED, ENOTCONN: self = .connectionClosed
    default: self = .other("error \(code)")
    }
  }
}
