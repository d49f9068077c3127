import Foundation
import JoyAISandbox
import Testing

/// Chains of edits that other branches have bought, wholly or in part.
@Suite(.timeLimit(.minutes(15))) struct EditGitTests {
  private func chainSite() async throws -> GitSite {
    let site = try await GitSite()
    try site.write("content/light.md", TestSite.prompt("Light", editing: ["./blue.md"]))
    try site.write("content/night.md", TestSite.prompt("Night", editing: ["./light.md"]))
    try await site.commit()
    return site
  }

  @Test func aChainThatAnotherBranchHasBoughtIsNotBoughtAgain() async throws {
    let site = try await chainSite()
    try await withSandbox { sandbox async throws in
      try await site.generateOnFeatureBranch(sandbox)
      #expect(await sandbox.charges().count == 3)
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: "taken from the git repository, at no cost.")
    }
  }

  @Test func whatIsKnownOnlyOnceItsPictureIsFetchedIsTakenFromThereToo() async throws {
    let site = try await chainSite()
    let time = MovableClock()
    try await withSandbox(taskDelay: .seconds(60), clock: time.clock) { sandbox async throws in
      // Accepted on main, and not fetched there.
      let waiting = await site.generate(sandbox, ["--timeout", "1"])
      #expect(waiting.code == 3, "\(waiting.messages)")
      try await site.commit()
      try await site.git("switch", "-q", "-c", "feature")
      for _ in 1...3 {
        time.advance(seconds: 120)
        await site.generate(sandbox, ["--timeout", "1"])
      }
      #expect(await sandbox.charges().count == 3)
      try await site.commit()
      try await site.git("switch", "-q", "main")
      try await site.clean()
      time.advance(seconds: 120)
      try await site.expectNothingIsBought(sandbox)
    }
  }

  @Test func anEditOfAnotherPictureOfTheSameRequestIsItsOwn() async throws {
    let site = try await chainSite()
    try await withSandbox { sandbox async throws in
      let other = try await site.clone()
      await site.generate(sandbox)
      await other.generate(sandbox)
      #expect(await sandbox.charges().count == 6)
      try await site.commit()
      try await other.commit()
      try await site.git("fetch", "-q", other.root.path, "main:theirs")
      try await site.git("merge", "-q", "theirs")
      let outcome = await site.generate(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(await sandbox.charges().count == 6)
    }
  }
}
