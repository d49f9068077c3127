import AsyncHTTPClient
import Foundation
import GalleristCommands
import NIOCore
import NIOHTTP1
import Testing

@Suite(.timeLimit(.minutes(5))) struct ServeCommandTests {
  /// Runs `serve` on a free port while `body` runs, and ends it as an interrupt would.
  private func withServedSite(_ site: TestSite, _ body: (_ address: String) async throws -> Void) async throws {
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let program = Task {
      await Gallerist.run(
        ["serve", "--port", "0", "--site", site.url.path],
        in: World(environment: [:], output: { line.yield($0) }, messages: { _ in }))
    }
    var output = lines.makeAsyncIterator()
    let printed = try #require(await output.next())
    let address = try #require(try /(http:\/\/127\.0\.0\.1:\d+\/)\n/.wholeMatch(in: printed)?.1)
    try await body(String(address))
    program.cancel()
    #expect(await program.value == 0)
  }

  private func answer(_ url: String, host: String? = nil) async throws -> (status: UInt, body: String) {
    var request = HTTPClientRequest(url: url)
    if let host { request.headers.replaceOrAdd(name: "Host", value: host) }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    return (response.status.code, String(buffer: try await response.body.collect(upTo: 1_048_576)))
  }

  @Test func showsTheFinishedSiteAndNothingElse() async throws {
    let site = try TestSite(["content/a.md": "Apple", "outside.txt": "not yours"])
    #expect(await site.run(["build", "--offline"]).code == 0)
    try site.link("public/link.txt", to: "../../../../../../../../etc/hostname")
    try await withServedSite(site) { address async throws in
      #expect(try await answer(address).body.contains("<h1"))
      #expect(try await answer(address + "a/").body.contains("Apple"))
      // Followed to the address with a slash, where relative links lead right.
      #expect(try await answer(address + "a").body.contains("Apple"))
      for path in ["none/", "..%2foutside.txt", "%2e%2e/outside.txt", "link.txt", "../gallerist.yml"] {
        let (status, body) = try await answer(address + path)
        #expect(status == 404, "\(path)")
        #expect(!body.contains("not yours"), "\(path)")
      }
    }
  }

  @Test func refusesAnotherSitesName() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    #expect(await site.run(["build", "--offline"]).code == 0)
    try await withServedSite(site) { address async throws in
      #expect(try await answer(address, host: "evil.example").status == 421)
      #expect(try await answer(address, host: "localhost:80").status == 200)
    }
  }
}
