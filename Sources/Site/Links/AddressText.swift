/// Addresses as they are written in links.
enum AddressText {
  /// Percent-encodes every byte of a path that is not an unreserved character (RFC 3986, section 2.3) or `/`.
  static func encoded(_ path: String) -> String {
    if path.utf8.allSatisfy(isPlain) { return path }
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in path.utf8 {
      if isPlain(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Encodes what a path that may be encoded already must not hold as it is.
  static func completed(_ path: String) -> String {
    path.split(separator: "%", omittingEmptySubsequences: false).map { encoded(String($0)) }.joined(separator: "%")
  }

  /// The scheme of a URL in lower case, or nil for a relative one.
  static func scheme(of url: String) -> String? {
    var scheme: [UInt8] = []
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: ":"): return String(decoding: scheme, as: UTF8.self).lowercased()
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      default: scheme.append(byte)
      }
    }
    return nil
  }

  /// Whether a URL may be put into a link as it is: `http` or `https`.
  static func isWeb(_ url: String) -> Bool {
    let scheme = scheme(of: url)
    return scheme == "https" || scheme == "http"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"): true
    default: false
    }
  }
}
