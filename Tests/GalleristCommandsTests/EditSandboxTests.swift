import Foundation
import JoyAISandbox
import Testing

/// Edits in the stand-in: no key, no network, nothing published.
@Suite(.timeLimit(.minutes(15))) struct EditSandboxTests {
  @Test func madeChainsAndEditsOfLocalFilesNeedNoPublishedSite() async throws {
    let site = try TestSite(chain: ["cup", "light"])
    try site.write("content/mug.jpg", TestSite.photograph)
    try site.add("both", editing: "./light.md", "./mug.jpg")
    let outcome = await site.run(["build", "--sandbox"])
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(outcome.messages.contains("3 pictures made in the sandbox."), "\(outcome.messages)")
    #expect(!site.exists("gallerist.lock") && !site.exists("images"))
    // What an earlier sandbox made, whose addresses have gone with it, is edited as well.
    try site.add("night", editing: "./light.md")
    let next = await site.run(["build", "--sandbox"])
    #expect(next.code == 0, "\(next.messages)")
    #expect(next.messages.contains("1 picture made in the sandbox."), "\(next.messages)")
  }

  @Test func theSameSiteGivesTheSameBytes() async throws {
    func images() async throws -> [String] {
      let site = try TestSite(chain: ["cup", "light", "night"])
      try site.write("content/mug.jpg", TestSite.photograph)
      try site.add("both", editing: "./mug.jpg", "./light.md")
      #expect(await site.run(["build", "--sandbox"]).code == 0)
      return try site.paths(below: ".gallerist/sandbox/images")
    }
    let first = try await images()
    #expect(first.count == 4)
    #expect(try await images() == first)
  }

  @Test func aFileThatIsAPointerOnlyIsSaid() async throws {
    let pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "a", count: 64))\nsize 9\n"
    let site = try TestSite(["content/mug.png": pointer])
    try site.add("light", editing: "./mug.png")
    let outcome = await site.run(["build", "--sandbox"])
    #expect(outcome.code == 3)
    #expect(
      outcome.messages.contains(
        "light is not sent: it builds on content/mug.png, and the API could read that nowhere (its bytes are not here)\n"
          + "  help: git lfs pull\n"), "\(outcome.messages)")
  }
}
