/// What went wrong on the way to a server or back.
public enum TransportFailure: Sendable, Hashable, CustomStringConvertible {
  /// The host's name could not be resolved.
  case nameNotFound
  /// Nothing listens at the address.
  case connectionRefused
  /// There is no way to the address.
  case unreachable
  /// No connection in the time allowed for one.
  case connectTimeout
  /// No secure connection: the handshake failed, or the certificate is not trusted.
  case tls
  /// Connected, but no answer (or no more of it) in the time allowed.
  case answerTimeout
  /// The connection broke before the answer was whole.
  case connectionClosed
  /// What came is not HTTP.
  case notHTTP
  /// The calling task was cancelled.
  case cancelled
  /// Anything else; the name of the error.
  case other(String)

  /// One clause for a person.
  public var description: String {
    switch self {
    case .nameNotFound: "the host name was not found"
    case .connectionRefused: "the connection was refused"
    case .unreachable: "the host cannot be reached"
    case .connectTimeout: "no connection could be made in time"
    case .tls: "no secure connection could be made"
    case .answerTimeout: "no answer came in time"
    case .connectionClosed: "the connection broke"
    case .notHTTP: "the answer is not HTTP"
    case .cancelled: "the request was cancelled"
    case .other(let name): "the request failed (\(name))"
    }
  }
}
