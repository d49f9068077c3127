import JoyAI
import Testing

@Suite struct APIAddressTests {
  @Test func isTheProvidersOwnByDefault() {
    #expect(APIAddress.production.origin == "https://joyai-image.com")
    #expect(APIAddress.production.host == "joyai-image.com")
    #expect(!APIAddress.production.isLoopback)
  }

  @Test(arguments: [
    ("https://joyai-image.com", "https://joyai-image.com"), ("https://joyai-image.com/", "https://joyai-image.com"),
    ("HTTPS://JoyAI-Image.com:443", "https://joyai-image.com"),
    ("https://example.com:8443/gateway/", "https://example.com:8443/gateway"),
    ("http://localhost:8080", "http://localhost:8080"), ("http://127.0.0.1", "http://127.0.0.1"),
    ("http://127.1.2.3:9", "http://127.1.2.3:9"), ("http://[::1]:80", "http://[0:0:0:0:0:0:0:1]"),
  ])
  func takesHTTPSAndLoopback(text: String, description: String) throws {
    #expect(try APIAddress(text).description == description)
  }

  @Test(arguments: [
    "http://example.com", "http://127.0.0.1.example.com", "http://10.0.0.1", "http://[::2]",
    "http://localhost.evil.org",
    "http://0.0.0.0:8080", "http://[::ffff:10.0.0.1]",
  ])
  func refusesPlainHTTPToOthers(text: String) throws {
    let error = #expect(throws: APIAddressError.self) { try APIAddress(text) }
    guard case .insecure = try #require(error) else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    ("https://user@example.com", APIAddressError.userInfo), ("https://user:pw@example.com", .userInfo),
    ("https://example.com?a=b", .query), ("https://example.com/#x", .fragment),
    ("https://example.com\\@evil.org", .userInfo),
  ])
  func refusesWhatABaseURLMustNotHave(text: String, reason: APIAddressError) {
    #expect(throws: reason) { try APIAddress(text) }
  }

  @Test(arguments: [
    "", "joyai-image.com", "ftp://example.com", "https://", "https:///path", "https://exa mple.com",
    "https://example.com:0", "https://example.com:65536", "https://example.com:8a", "https://[::1", "https://[zz]",
    "https://127.1", "https://2130706433", "https://0x7f.0.0.1", "https://0177.0.0.1", "https://1.2.3.4.5",
    "https://a..b", "https://exämple.com", "https://example.com\n", "file:///etc/passwd", "https://ex%61mple.com",
  ])
  func refusesWhatIsNoURLWithAPlainHost(text: String) {
    #expect(throws: APIAddressError.self) { try APIAddress(text) }
  }
}
