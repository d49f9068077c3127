/// Percent-encoding as in RFC 3986.
enum PercentEncoding {
  private static let hex = Array("0123456789ABCDEF".utf8)

  /// Encodes a query value: everything but the unreserved characters.
  static func encodeValue(_ text: String) -> String {
    encode(text.utf8, keeping: isUnreserved)
  }

  /// Encodes what must not stand bare in a path, query or fragment (spaces, quotes, letters outside ASCII), and leaves
  /// the rest as it is: servers are known to hand out such URLs, and a picture behind one may be paid for.
  static func repair(_ text: Substring) -> String {
    encode(text.utf8) { isUnreserved($0) || "!$&'()*+,;=:@/?%".utf8.contains($0) }
  }

  private static func encode(_ bytes: some Sequence<UInt8>, keeping isKept: (UInt8) -> Bool) -> String {
    var encoded: [UInt8] = []
    for byte in bytes {
      if isKept(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
