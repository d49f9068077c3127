/// Rules for addresses on the web that authors write.
package enum WebAddress {
  /// Whether a text is an http or https URL with a host, without user information, white space and control characters.
  static func isURL(_ text: String) -> Bool {
    guard let authority = authority(of: text), !authority.contains("@"),
      text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control })
    else { return false }
    var host = authority
    var port: Substring = ""
    if authority.first == "[" {
      guard let bracket = authority.firstIndex(of: "]") else { return false }
      host = authority[...bracket]
      let after = authority[bracket...].dropFirst()
      guard after.isEmpty || after.first == ":" else { return false }
      port = after.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[colon...].dropFirst()
    }
    return WebHost.isValid(host) && (port.isEmpty || isPort(port))
  }

  /// Whether a text is an http or https URL with a user name or password before its host.
  static func hasUserInfo(_ text: String) -> Bool { authority(of: text)?.contains("@") ?? false }

  /// Whether a text names another scheme than http, such as `ftp:` or `data:`.
  static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: 58) else { return false }
    let scheme = text.utf8[..<colon]
    return scheme.count > 1 && scheme.allSatisfy { ($0 | 32) >= 97 && ($0 | 32) <= 122 }
  }

  /// The address where a site is published as settings hold it, ending in `/`.
  ///
  /// Nil for anything but an http or https URL without user, query, fragment and dot segments.
  package static func siteBase(_ text: String) -> String? {
    guard isURL(text), let rest = afterScheme(text)?.unicodeScalars,
      !rest.contains(where: { "?#\"<>\\^`{|}".unicodeScalars.contains($0) })
    else { return nil }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard !parts.dropLast().contains(where: \.isEmpty), !parts.contains(where: { $0 == "." || $0 == ".." })
    else { return nil }
    return text.hasSuffix("/") ? text : text + "/"
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.utf8.count <= 5 && text.utf8.allSatisfy { (48...57).contains($0) }
      && Int(text).map { (1...65_535).contains($0) } ?? false
  }

  /// What stands between the scheme and the path. A sign with a combining mark is another one, as for the API's client:
  /// it then stands in the host, where it is refused.
  private static func authority(of text: String) -> Substring? {
    afterScheme(text).map { rest in rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" } }
  }

  private static func afterScheme(_ text: String) -> Substring? {
    for scheme in ["https://", "http://"] where text.prefix(scheme.count).lowercased() == scheme {
      return text.dropFirst(scheme.count)
    }
    return nil
  }
}
