import Testing

@testable import JoyAI

/// Internal: the table of addresses cannot be connected to from a test.
@Suite struct AddressReachTests {
  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
    "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
    "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888",
    "::ffff:8.8.8.8", "64:ff9b::808:808",
  ])
  func isPublic(text: String) throws {
    #expect(try #require(IPAddress(Substring(text))).reach == .public)
  }

  @Test(arguments: ["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
  func isLoopback(text: String) throws {
    #expect(try #require(IPAddress(Substring(text))).reach == .loopback)
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::2", "::7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1", "64:ff9b:1::808:808",
    "100::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:20::1", "2001:2::1",
    "2001:db8::1", "2002:7f00:1::", "2002:808:808::", "3fff::1", "4000::1", "5f00::1",
  ])
  func isNotForDownloads(text: String) throws {
    #expect(try #require(IPAddress(Substring(text))).reach == .other)
  }

  @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.4 ", "fe80::1%eth0", "1::2::3", "x"])
  func isNoAddress(text: String) {
    #expect(IPAddress(Substring(text)) == nil)
  }

  @Test(arguments: ["1.2.3.4", "0:0:0:0:0:0:0:1", "2001:db8:0:0:0:ff00:42:8329"])
  func isWrittenSoThatItCanBeReadAgain(text: String) throws {
    let address = try #require(IPAddress(Substring(text)))
    #expect(address.description == text)
    #expect(IPAddress(Substring(address.description)) == address)
  }
}
