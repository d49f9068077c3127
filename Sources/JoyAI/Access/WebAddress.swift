/// An `http` or `https` URL, read strictly where it decides whom we talk to (scheme, host, port), leniently after that.
///
/// Two parsers that disagree on the host are how requests reach the wrong machine; so the text given to the HTTP
/// library is always written anew from what was read here.
struct WebAddress: Sendable, Hashable {
  enum Scheme: String, Sendable {
    case http, https

    var defaultPort: Int { self == .https ? 443 : 80 }
  }

  var scheme: Scheme
  var hasUserInfo: Bool
  var host: WebHost
  var port: Int?
  var path: String
  var query: String?
  var fragment: String?

  init(
    scheme: Scheme, hasUserInfo: Bool, host: WebHost, port: Int?, path: String, query: String?, fragment: String?
  ) {
    self.scheme = scheme
    self.hasUserInfo = hasUserInfo
    self.host = host
    self.port = port
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  init(_ text: String) throws(WebAddressError) {
    let control = text.unicodeScalars.first { $0.value < 0x20 || $0.value == 0x7F }
    guard control == nil else { throw .controlCharacter }
    guard let colon = text.firstRange(of: "://") else { throw .noScheme }
    guard let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased()) else {
      throw .scheme
    }
    self.scheme = scheme

    let rest = text[colon.upperBound...]
    let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var authority = rest[..<authorityEnd]
    if let at = authority.lastIndex(of: "@") {
      hasUserInfo = true
      authority = authority[authority.index(after: at)...]
    } else {
      hasUserInfo = false
    }
    (host, port) = try Self.readAuthority(authority)

    var tail = rest[authorityEnd...]
    if let hash = tail.firstIndex(of: "#") {
      fragment = PercentEncoding.repair(tail[tail.index(after: hash)...])
      tail = tail[..<hash]
    } else {
      fragment = nil
    }
    if let mark = tail.firstIndex(of: "?") {
      query = PercentEncoding.repair(tail[tail.index(after: mark)...])
      tail = tail[..<mark]
    } else {
      query = nil
    }
    path = PercentEncoding.repair(tail)
  }

  private static func readAuthority(_ authority: Substring) throws(WebAddressError) -> (WebHost, Int?) {
    var hostText = authority
    var portText: Substring?
    if authority.first == "[" {
      guard let bracket = authority.firstIndex(of: "]") else { throw .host }
      let after = authority[authority.index(after: bracket)...]
      guard after.isEmpty || after.first == ":" else { throw .host }
      hostText = authority[...bracket]
      portText = after.isEmpty ? nil : after.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      hostText = authority[..<colon]
      portText = authority[authority.index(after: colon)...]
    }
    guard !hostText.isEmpty else { throw .noHost }
    guard let host = WebHost(hostText) else { throw .host }
    guard let portText, !portText.isEmpty else { return (host, nil) }
    guard portText.utf8.count <= 5, portText.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(portText), (1...65_535).contains(port)
    else { throw .port }
    return (host, port)
  }

  /// The port to connect to.
  var effectivePort: Int { port ?? scheme.defaultPort }

  /// Scheme, host and port, the latter only where it is not the scheme's own.
  var origin: String {
    let suffix = effectivePort == scheme.defaultPort ? "" : ":\(effectivePort)"
    return "\(scheme.rawValue)://\(host)\(suffix)"
  }

  /// The URL without user information and fragment, as it is sent.
  var text: String { origin + path + (query.map { "?" + $0 } ?? "") }
}
