/// Rules for addresses on the web that authors write.
package enum WebAddress {
  /// Whether a text is an http or https URL with a host, without white space and control characters.
  static func isURL(_ text: String) -> Bool {
    guard let rest = afterScheme(text),
      text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control })
    else { return false }
    let authority = rest.prefix { !"/?#\\".unicodeScalars.contains($0) }
    guard let hostAndPort = authority.split(separator: "@", omittingEmptySubsequences: false).last else { return false }
    if hostAndPort.first == "[" { return hostAndPort.contains("]") }
    let parts = hostAndPort.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, parts.count <= 2 else { return false }
    guard parts.count == 2 else { return true }
    return UInt16(String(parts[1])) != nil
  }

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
    guard isURL(text), let rest = afterScheme(text),
      !rest.contains(where: { "?#\"<>\\^`{|}".unicodeScalars.contains($0) })
    else { return nil }
    let parts = String(rest).split(separator: "/", omittingEmptySubsequences: false)
    guard let host = parts.first, !host.contains("@"), !parts.dropLast().contains(where: \.isEmpty),
      !parts.contains(where: { $0 == "." || $0 == ".." })
    else { return nil }
    return text.hasSuffix("/") ? text : text + "/"
  }

  private static func afterScheme(_ text: String) -> Substring.UnicodeScalarView? {
    for scheme in ["https://", "http://"] where text.prefix(scheme.count).lowercased() == scheme {
      return text.dropFirst(scheme.count).unicodeScalars
    }
    return nil
  }
}
