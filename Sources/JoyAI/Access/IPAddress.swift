#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An IPv4 or IPv6 address, by its bytes.
struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  /// 4 or 16 bytes, in network order.
  let bytes: [UInt8]

  var isIPv6: Bool { bytes.count == 16 }

  init(ipv4 bytes: (UInt8, UInt8, UInt8, UInt8)) {
    self.bytes = [bytes.0, bytes.1, bytes.2, bytes.3]
  }

  /// Takes 4 or 16 bytes; nil for any other count.
  init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = Array(bytes)
  }

  /// Reads a dotted IPv4 address (four decimal numbers without leading zeros) or an IPv6 address without zone.
  init?(_ text: Substring) {
    if text.contains(":") {
      self.init(ipv6: text)
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), part.utf8.count == 1 || part.first != "0",
        let byte = UInt8(part)
      else { return nil }
      bytes.append(byte)
    }
    self.init(bytes: bytes)
  }

  private init?(ipv6 text: Substring) {
    let hexDigitsColonsAndDots = text.utf8.allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
    guard hexDigitsColonsAndDots else { return nil }
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, String(text), &bytes) == 1 else { return nil }
    self.init(bytes: bytes)
  }

  /// Dotted for IPv4; eight groups of hexadecimal digits for IPv6.
  var description: String {
    guard isIPv6 else { return bytes.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2)
      .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }
}
