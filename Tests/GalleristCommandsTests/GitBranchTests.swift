import Foundation
import JoyAISandbox
import Testing

/// Git for real: whatever a branch, a tag or a merge has bought is not bought again.
@Suite(.timeLimit(.minutes(15))) struct GitBranchTests {
  private let taken = "1 picture taken from the git repository, at no cost.\n"

  /// The first time, the ledger still knows it.
  @Test(arguments: [false, true]) func whatABranchHasBoughtIsThereOnMain(cleaned: Bool) async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await site.git("switch", "-q", "-c", "feature")
      #expect(await site.generate(sandbox).code == 0)
      let images = try site.images()
      try await site.commit()
      try await site.git("switch", "-q", "main")
      #expect(try site.images().isEmpty)
      if cleaned { try await site.clean() }
      try await site.expectNothingIsBought(sandbox, saying: cleaned ? taken : nil)
      #expect(try site.images() == images)
      #expect(await sandbox.charges().count == 1)
    }
  }

  @Test func planAndStatusKnowItAndChangeNothing() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await site.generateOnFeatureBranch(sandbox)
      try await site.clean()
      let plan = await site.run(["plan", "--json", "--detailed-exitcode"])
      #expect(plan.code == 0)
      #expect(plan.output.contains(#""missing":0"#))
      #expect(await site.run(["status", "--json"]).output.contains(#""state":"stored""#))
      #expect(try await site.git("status", "--porcelain", "--ignored").isEmpty)
    }
  }

  @Test func aFreshCloneKnowsTheBranchesOfItsSource() async throws {
    let source = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await source.generateOnFeatureBranch(sandbox)
      let clone = try await source.clone()
      try await clone.expectNothingIsBought(sandbox, saying: taken)
      #expect(await sandbox.charges().count == 1)
    }
  }

  @Test func aMergeByUnionHasWhatBothSidesBought() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      for name in ["red", "green"] {
        try await site.git("switch", "-q", "-c", name, "main")
        try site.write("content/\(name).md", "A \(name) mug\n")
        await site.generate(sandbox)
        try await site.commit()
        try await site.clean()
      }
      // The second one took the blue mug from the first one's branch.
      #expect(await sandbox.charges().count == 3)
      try await site.git("merge", "-q", "--no-edit", "red")
      try await site.clean()
      try await site.expectNothingIsBought(sandbox)
      #expect(try site.images().count == 3)
    }
  }

  @Test func twoClonesThatPaidForTheSamePayNoMore() async throws {
    let first = try await GitSite()
    let second = try await first.clone()
    try await withSandbox { sandbox async throws in
      for site in [first, second] {
        await site.generate(sandbox)
        try await site.commit()
      }
      #expect(await sandbox.charges().count == 2)
      try await first.git("fetch", "-q", second.root.path, "main")
      try await first.git("merge", "-q", "--no-edit", "FETCH_HEAD")
      try await first.clean()
      try await first.expectNothingIsBought(sandbox)
      let costs = try #require(
        try JSONSerialization.jsonObject(with: Data(await first.run(["costs", "--format", "json"]).output.utf8))
          as? [String: Any])
      let total = try #require(costs["total"] as? [String: Any])
      #expect(total["credits"] as? Int == (await sandbox.totalCharged()))
    }
  }

  @Test func contentThatIsPickedWithoutItsLockIsNotBoughtAgain() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try await site.commit()
      try await site.git("switch", "-q", "-c", "feature")
      try site.write("content/red.md", "A red mug\n")
      await site.generate(sandbox)
      try await site.commit()
      try await site.git("switch", "-q", "main")
      try await site.clean()
      try await site.git("checkout", "-q", "feature", "--", "content/red.md")
      try await site.commit("Picked")
      try await site.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  @Test func aTagAloneIsEnough() async throws {
    let source = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await source.git("switch", "-q", "-c", "feature")
      await source.generate(sandbox)
      try await source.commit()
      try await source.git("tag", "-a", "-m", "Bought", "v1")
      try await source.git("switch", "-q", "main")
      try await source.git("branch", "-q", "-D", "feature")
      let clone = try await source.clone()
      try await clone.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  @Test func aTaskThatAnotherBranchWaitsForIsFetchedAtNoCharge() async throws {
    let site = try await GitSite()
    let clock = MovableClock()
    try await withSandbox(taskDelay: .seconds(60), clock: clock.clock) { sandbox async throws in
      try await site.git("switch", "-q", "-c", "feature")
      #expect(await site.generate(sandbox, ["--timeout", "1"]).code == 3)
      try await site.commit()
      try await site.git("switch", "-q", "main")
      try await site.clean()
      #expect(await site.run(["status", "--json"]).output.contains(#""state":"running""#))
      clock.advance(seconds: 120)
      try await site.expectNothingIsBought(sandbox)
      #expect(await sandbox.charges().count == 1)
    }
  }

  @Test func aDoubtOfAnotherBranchIsADoubtHere() async throws {
    let site = try await GitSite()
    try await withSandbox([SandboxFault(.generate, .lostAnswer)]) { sandbox async throws in
      try await site.git("switch", "-q", "-c", "feature")
      #expect(await site.generate(sandbox).code == 4)
      let requests = await sandbox.received(.generate).count
      try await site.commit()
      try await site.git("switch", "-q", "main")
      try await site.clean()
      #expect(await site.generate(sandbox).code == 4)
      #expect(await sandbox.received(.generate).count == requests)
    }
  }
}
