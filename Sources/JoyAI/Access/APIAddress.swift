/// Where the API is: the base of all its URLs.
///
/// The key goes to this origin and nowhere else, so plain `http` is accepted only for the machine's own loopback.
public struct APIAddress: Sendable, Hashable, CustomStringConvertible {
  let base: WebAddress

  /// The provider's own address, `https://joyai-image.com`.
  public static let production = APIAddress(
    base: WebAddress(
      scheme: .https, hasUserInfo: false, host: .name("joyai-image.com"), port: nil, path: "", query: nil,
      fragment: nil))

  private init(base: WebAddress) { self.base = base }

  /// Reads a base URL such as `https://joyai-image.com` or `http://127.0.0.1:8080`; a path is kept as a prefix.
  ///
  /// - Throws: `APIAddressError` for anything but `https`, or `http` to `localhost`, 127.0.0.0/8 or `[::1]`; and for
  ///   user information, a query or a fragment.
  public init(_ text: String) throws(APIAddressError) {
    var base: WebAddress
    do { base = try WebAddress(text) } catch { throw .unreadable(error.description) }
    guard !base.hasUserInfo else { throw .userInfo }
    guard base.query == nil else { throw .query }
    guard base.fragment == nil else { throw .fragment }
    guard base.scheme == .https || base.host.isLoopback else { throw .insecure(host: base.host.description) }
    while base.path.hasSuffix("/") { base.path.removeLast() }
    self.base = base
  }

  /// The host, in lower case; an IPv6 address stands in brackets.
  public var host: String { base.host.description }

  /// Scheme, host and port (where it is not the scheme's own), as in `http://127.0.0.1:8080`.
  public var origin: String { base.origin }

  /// Whether this is the machine itself: `localhost`, 127.0.0.0/8 or `::1`.
  public var isLoopback: Bool { base.host.isLoopback }

  /// The base URL without a slash at its end.
  public var description: String { base.text }

  /// The URL of an endpoint; values are percent-encoded, names are the API's own.
  func url(path: String, query: [(name: String, value: String)] = []) -> String {
    let pairs = query.map { "\($0.name)=\(PercentEncoding.encodeValue($0.value))" }
    return base.text + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }
}
