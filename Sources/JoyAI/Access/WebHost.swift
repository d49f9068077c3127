/// The host of a URL: a name, or an address written out.
enum WebHost: Sendable, Hashable, CustomStringConvertible {
  case name(String)
  case address(IPAddress)

  /// Reads a host. Names are ASCII letters, digits, `-`, `_` and dots (others come as punycode). A name whose last
  /// label is a number must be a dotted IPv4 address in its one plain form: resolvers also take `127.1`, `0x7f.1`
  /// and `2130706433`, which hide where they lead.
  init?(_ text: Substring) {
    if text.first == "[" {
      guard text.last == "]", let address = IPAddress(text.dropFirst().dropLast()), address.isIPv6 else { return nil }
      self = .address(address)
      return
    }
    let name = text.lowercased()
    guard name.utf8.count <= 253, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
    var labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if labels.last == "" { labels.removeLast() }
    guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 63 }) else { return nil }
    if last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || last.hasPrefix("0x") {
      guard let address = IPAddress(Substring(name)), !address.isIPv6 else { return nil }
      self = .address(address)
    } else {
      self = .name(name)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether this is the machine itself by its very spelling; other names are not looked up for it.
  var isLoopback: Bool {
    switch self {
    case .name(let name): name == "localhost"
    case .address(let address): address.reach == .loopback
    }
  }

  /// As it stands in a URL and in a `Host` header.
  var description: String {
    switch self {
    case .name(let name): name
    case .address(let address): address.isIPv6 ? "[\(address)]" : address.description
    }
  }
}
