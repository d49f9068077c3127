import Foundation
import GalleristCommands
import Testing

@Suite(.timeLimit(.minutes(15))) struct SandboxCommandTests {
  @Test func runsUntilItIsInterrupted() async throws {
    let site = try TestSite(["content/a.md": "---\nquality: low\n---\nApple"])
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let program = Task {
      await Gallerist.run(
        ["sandbox", "--credits", "3"], in: World(environment: [:], output: { line.yield($0) }, messages: { _ in }))
    }
    var output = lines.makeAsyncIterator()
    let printed = try #require(await output.next())
    let address = try #require(try /JOYAI_BASE_URL=(http:\/\/127\.0\.0\.1:\d+)\n/.wholeMatch(in: printed)?.1)
    let environment = ["JOYAI_BASE_URL": String(address), "JOYAI_API_KEY": "any-key-at-all"]
    #expect(await site.run(["build", "--yes"], environment: environment).code == 0)
    try site.write("content/b.md", "Bread")
    #expect(await site.run(["build", "--yes"], environment: environment).code == 6)
    program.cancel()
    #expect(await program.value == 0)
  }
}
