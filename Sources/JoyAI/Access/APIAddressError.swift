/// Why a text cannot be the API's address.
public enum APIAddressError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Not a URL with a host; the sentence says what is wrong.
  case unreadable(String)
  /// Plain `http` to a host other than the machine itself: the key would travel in the open.
  case insecure(host: String)
  /// A user name or password in the URL.
  case userInfo
  /// A `?` in the URL.
  case query
  /// A `#` in the URL.
  case fragment

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .unreadable(let sentence): "the API address is not usable: \(sentence)"
    case .insecure(let host): "the API address must use https (plain http is for loopback only, not for \(host))"
    case .userInfo: "the API address must not carry a user name or password"
    case .query: "the API address must not carry a query"
    case .fragment: "the API address must not carry a fragment"
    }
  }
}
