#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The rules for hosts in URLs, as strict as those of the API's client: a request that it would refuse must be known for
/// wrong before anything else is sent.
enum WebHost {
  /// Whether a text is a host: a name of ASCII letters, digits, `-`, `_` and dots (others come as punycode), an IPv4
  /// address in its one plain form, or an IPv6 address in brackets.
  static func isValid(_ text: Substring) -> Bool {
    if text.first == "[" { return text.last == "]" && isIPv6(text.dropFirst().dropLast()) }
    guard text.utf8.count <= 253, text.utf8.allSatisfy(isNameByte) else { return false }
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    if labels.last == "" { labels.removeLast() }
    guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 63 }) else { return false }
    // Resolvers also take 127.1, 0x7f.1 and 2130706433, which hide where they lead.
    return last.utf8.allSatisfy(isDigit) || last.lowercased().hasPrefix("0x") ? isIPv4(text) : true
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.allSatisfy(isDigit) && (part.utf8.count == 1 || part.first != "0") && UInt8(part) != nil
      }
  }

  private static func isIPv6(_ text: Substring) -> Bool {
    guard text.utf8.allSatisfy({ "0123456789abcdefABCDEF:.".utf8.contains($0) }) else { return false }
    var address = in6_addr()
    return inet_pton(AF_INET6, String(text), &address) == 1
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 32) || isDigit(byte) || "-_.".utf8.contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
