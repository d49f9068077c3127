import AsyncHTTPClient
import Testing

@testable import JoyAI

/// Where downloads may connect to. Names are resolved by the test in some of these, hence the internals.
@Suite struct DownloadAddressTests {
  private func kind(
    _ url: String, _ policy: DownloadPolicy, resolver: NameResolver = .system
  ) async throws -> DownloadError.Kind? {
    try await withFolder { folder in
      do throws(DownloadError) {
        let download = PictureDownload(httpClient: .shared, resolver: resolver)
        _ = try await download.download(url, to: folder + "/picture", policy: policy)
        return nil
      } catch {
        return error.kind
      }
    }
  }

  private func resolver(_ addresses: String...) -> NameResolver {
    let addresses = addresses.compactMap { IPAddress(Substring($0)) }
    return NameResolver { _ in addresses }
  }

  @Test(arguments: [
    "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://10.1.2.3/", "https://169.254.169.254/latest",
    "https://[::ffff:127.0.0.1]/", "https://[::ffff:10.0.0.1]/", "https://[fd00::1]/", "https://[fe80::1]/",
    "https://0.0.0.0/", "https://100.64.0.1/", "https://[64:ff9b::a00:1]/", "https://[2002:a00:1::]/",
  ])
  func refusesAddressesThatAreNotPublic(url: String) async throws {
    guard case .addressRefused = try await kind(url, .publicOnly) else {
      Issue.record("\(url) was not refused")
      return
    }
  }

  @Test(arguments: ["https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "not a url"])
  func refusesAddressesInDisguise(url: String) async throws {
    guard case .invalidURL = try await kind(url, .publicOrLoopback) else {
      Issue.record("\(url) was not refused")
      return
    }
  }

  @Test(arguments: ["10.0.0.1", "192.168.1.1", "169.254.169.254", "fd00::1"])
  func refusesANameThatLeadsInside(address: String) async throws {
    let inside = resolver(address)
    let expected = DownloadError.Kind.addressRefused(try #require(IPAddress(Substring(address))).description)
    #expect(try await kind("https://cdn.example.com/", .publicOnly, resolver: inside) == expected)
    #expect(try await kind("https://cdn.example.com/", .publicOrLoopback, resolver: inside) == expected)
  }

  @Test func refusesANameThatLeadsInsideWithOneOfItsAddresses() async throws {
    let mixed = resolver("8.8.8.8", "10.0.0.1")
    #expect(
      try await kind("https://cdn.example.com/", .publicOnly, resolver: mixed) == .addressRefused("10.0.0.1"))
  }

  @Test func refusesPlainHTTPToThePublic() async throws {
    let outside = resolver("8.8.8.8")
    #expect(try await kind("http://cdn.example.com/", .publicOnly, resolver: outside) == .insecure)
    #expect(try await kind("http://cdn.example.com/", .publicOrLoopback, resolver: outside) == .insecure)
    #expect(try await kind("http://127.0.0.1/", .publicOnly) == .insecure)
  }

  @Test func refusesAUserInTheURL() async throws {
    guard case .invalidURL = try await kind("https://user:pw@cdn.example.com/", .publicOnly) else {
      Issue.record("not refused")
      return
    }
  }

  @Test func saysWhenANameHasNoAddress() async throws {
    #expect(try await kind("https://cdn.invalid/", .publicOnly) == .nameNotFound)
  }

  @Test func connectsToTheAddressThatWasChecked() async throws {
    // The name has no address anywhere but in our own answer, and is asked for once.
    try await LoopbackServer.run({ _ in .http(200, [1, 2, 3], headers: []) }) { server in
      let own = resolver("127.0.0.1")
      let url = "http://cdn.invalid:\(server.port)/picture"
      let refusal = try await kind(url, .publicOrLoopback, resolver: own)
      #expect(refusal == nil)
      #expect(server.received.first?.headers["host"] == "cdn.invalid:\(server.port)")
    }
  }

  @Test func triesTheNextAddressWhereNobodyListens() async throws {
    try await LoopbackServer.run({ _ in .http(200, [1, 2, 3], headers: []) }) { server in
      let own = resolver("::1", "127.0.0.1")
      let refusal = try await kind("http://cdn.invalid:\(server.port)/", .publicOrLoopback, resolver: own)
      #expect(refusal == nil)
    }
    let port = try await LoopbackServer.closedPort()
    let nobody = resolver("127.0.0.1", "127.0.0.1")
    #expect(
      try await kind("http://cdn.invalid:\(port)/", .publicOrLoopback, resolver: nobody)
        == .connection(.connectionRefused))
  }

  @Test(arguments: [
    ("http://10.0.0.1/x", DownloadError.Kind.addressRefused("10.0.0.1")),
    ("//169.254.169.254/latest", .addressRefused("169.254.169.254")),
    ("https://192.168.0.1/", .addressRefused("192.168.0.1")),
    ("http://8.8.8.8/x", .insecure), ("file:///etc/passwd", .badRedirect), ("http://2130706433/", .badRedirect),
  ])
  func holdsRedirectsToTheSameRule(location: String, expected: DownloadError.Kind) async throws {
    try await LoopbackServer.run({ _ in .redirect(to: location) }) { server in
      let refusal = try await kind(server.origin, .publicOrLoopback)
      #expect(refusal == expected)
      #expect(server.received.count == 1)
    }
  }

  @Test func allowsTheMachineItselfOnlyToAnAPIThatIsThereToo() throws {
    #expect(DownloadPolicy.suiting(.production) == .publicOnly)
    #expect(DownloadPolicy.suiting(try APIAddress("https://example.com")) == .publicOnly)
    #expect(DownloadPolicy.suiting(try APIAddress("http://127.0.0.1:8080")) == .publicOrLoopback)
    #expect(DownloadPolicy.suiting(try APIAddress("http://localhost:8080")) == .publicOrLoopback)
  }
}
