extension IPAddress {
  /// How far an address reaches.
  enum Reach: Sendable, Hashable {
    /// Routed on the public internet.
    case `public`
    /// The machine itself: 127.0.0.0/8 and `::1`.
    case loopback
    /// Private, link-local, shared, multicast, reserved, documentation and everything else.
    case other
  }

  /// Where this address leads, after the IANA special-purpose address registries (RFC 6890 and its updates).
  var reach: Reach { isIPv6 ? ipv6Reach : ipv4Reach }

  private var ipv4Reach: Reach {
    if starts(with: [127], bits: 8) { return .loopback }
    for (prefix, bits) in Self.specialIPv4 where starts(with: prefix, bits: bits) { return .other }
    return .public
  }

  private var ipv6Reach: Reach {
    if bytes.dropLast().allSatisfy({ $0 == 0 }) { return bytes.last == 1 ? .loopback : .other }
    // IPv4 inside IPv6 (mapped, and NAT64 as used by networks without IPv4) leads where the IPv4 address leads.
    for prefix in Self.carriersOfIPv4 where starts(with: prefix, bits: 96) {
      return IPAddress(ipv4: (bytes[12], bytes[13], bytes[14], bytes[15])).reach
    }
    // Only 2000::/3 is handed out for the public internet; all else is local, multicast or reserved.
    guard starts(with: [0x20], bits: 3) else { return .other }
    for (prefix, bits) in Self.specialIPv6 where starts(with: prefix, bits: bits) { return .other }
    return .public
  }

  private func starts(with prefix: [UInt8], bits: Int) -> Bool {
    for index in 0..<bits {
      let mask = UInt8(0x80) >> UInt8(index % 8)
      let expected = index / 8 < prefix.count ? prefix[index / 8] & mask : 0
      if bytes[index / 8] & mask != expected { return false }
    }
    return true
  }

  private static let specialIPv4: [(prefix: [UInt8], bits: Int)] = [
    ([0], 8),  // this network
    ([10], 8), ([172, 16], 12), ([192, 168], 16),  // private
    ([100, 64], 10),  // shared by carriers
    ([169, 254], 16),  // link-local, and the metadata services of clouds
    ([192, 0, 0], 24),  // protocol assignments
    ([192, 0, 2], 24), ([198, 51, 100], 24), ([203, 0, 113], 24),  // documentation
    ([192, 88, 99], 24),  // 6to4 relays
    ([198, 18], 15),  // benchmarks
    ([224], 4), ([240], 4),  // multicast, reserved and broadcast
  ]

  private static let carriersOfIPv4: [[UInt8]] = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF],  // ::ffff:0:0/96, mapped
    [0x00, 0x64, 0xFF, 0x9B],  // 64:ff9b::/96, NAT64
  ]

  private static let specialIPv6: [(prefix: [UInt8], bits: Int)] = [
    ([0x20, 0x01, 0x00, 0x00], 23),  // protocol assignments, with Teredo, ORCHID and benchmarks
    ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF, 0x00], 20),  // documentation
    ([0x20, 0x02], 16),  // 6to4: any IPv4 address may hide in it
  ]
}
