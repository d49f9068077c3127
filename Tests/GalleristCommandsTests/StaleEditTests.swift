import Foundation
import JoyAISandbox
import Testing

/// Edits of pictures that have changed since: they keep what they have, and are made anew only when that is asked for.
@Suite(.timeLimit(.minutes(15))) struct StaleEditTests {
  /// A chain of three that is made, and then its first picture's prompt is changed.
  private func withChangedCup(_ body: (TestSite, Sandbox) async throws -> Void) async throws {
    let site = try TestSite(chain: ["cup", "light", "night"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write("content/cup.md", "another cup\n")
      try await body(site, sandbox)
    }
  }

  @Test func anEditOfAChangedPictureKeepsItsOwn() async throws {
    try await withChangedCup { site, sandbox async throws in
      let before = try await site.hashes()
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try await sandbox.prompts().dropFirst(3) == ["another cup"])
      #expect(try await site.states() == ["cup": "stored", "light": "stale", "night": "stored"])
      #expect(try await site.hashes()["light"] == before["light"])
      let page = try site.text("public/light/index.html")
      #expect(page.contains("<img ") && page.contains("/trainedAlgorithmicMedia"))
      try await site.expectWhole()
      let clone = try site.clone()
      #expect(await clone.run(["build", "--offline"]).code == 0)
      #expect(try clone.text("public/light/index.html") == site.text("public/light/index.html"))
    }
  }

  @Test func aChainIsMadeAnewWhenThatIsAskedFor() async throws {
    try await withChangedCup { site, sandbox async throws in
      let before = try await site.hashes()
      #expect(await site.run(["plan"]).output.contains("1 picture to make for 12 credits."))
      let plan = await site.run(["plan", "--stale"])
      #expect(plan.output.contains("3 pictures to make for 36 credits."), "\(plan.output)")
      let refused = await site.run(
        ["build", "--stale", "--max-credits", "35"], environment: sandbox.environment)
      #expect(refused.code == 7)
      #expect(await sandbox.received(.generate).count == 3)
      let outcome = await site.build(sandbox, ["--stale"])
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try await sandbox.prompts().dropFirst(3) == ["another cup", "light", "night"])
      let after = try await site.hashes()
      #expect(try await sandbox.hashesRead(for: "light") == [try #require(after["cup"])])
      #expect(try await sandbox.hashesRead(for: "night") == [try #require(after["light"])])
      #expect(after["light"] != before["light"] && after["night"] != before["night"])
      #expect(try await site.states().values.allSatisfy { $0 == "stored" })
      try await site.expectWhole()
      // What was paid for before is in the books still.
      let known = try site.lock().joined()
      for hash in before.values { #expect(known.contains(hash)) }
      // The old words come back, and their pictures with them, at no cost.
      try site.write("content/cup.md", TestSite.prompt("cup", editing: []))
      #expect(await site.build(sandbox).code == 0)
      #expect(try await site.hashes().filter { $0.key != "cup" } == before)
      #expect(await sandbox.received(.generate).count == 6)
    }
  }

  @Test func theOriginalsOfStaleEditsAreNotSweptAway() async throws {
    try await withChangedCup { site, sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let kept = try #require(try await site.hashes()["light"])
      let swept = await site.run(["gc", "--apply"])
      #expect(swept.code == 0, "\(swept.messages)")
      #expect(try site.paths(below: "images").contains { $0.contains(kept) })
      #expect(try await site.states()["light"] == "stale")
    }
  }

  @Test func aStaleEditWhoseFileIsGoneIsFetchedAgain() async throws {
    try await withChangedCup { site, sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let kept = try #require(try await site.hashes()["light"])
      let path = try #require(try site.paths(below: "images").first { $0.contains(kept) })
      try site.remove("images/" + path)
      #expect(await site.build(sandbox).code == 0)
      #expect(site.exists("images/" + path))
      try site.remove("images/" + path)
      try site.remove(".gallerist")
      let fetched = await site.build(sandbox)
      #expect(fetched.code == 0, "\(fetched.messages)")
      #expect(site.exists("images/" + path))
      #expect(await sandbox.received(.generate).count == 4)
    }
  }

  @Test func anEditThatCannotBeMadeAnewKeepsItsPicture() async throws {
    try await withChangedCup { site, sandbox async throws in
      await sandbox.add(
        SandboxFault(.generate, on: .prompt(containing: "another"), .outcome(.failed(word: "failed", reason: "no"))))
      let outcome = await site.build(sandbox, ["--stale"])
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("wait for cup, which failed"), "\(outcome.messages)")
      #expect(try await sandbox.prompts().dropFirst(3) == ["another cup"])
      #expect(try site.text("public/light/index.html").contains("<img "))
    }
  }

  @Test func pickingAnotherPictureMakesItsEditsStale() async throws {
    let site = try TestSite(chain: ["cup", "light"])
    let two = SandboxFault(.generate, on: .call(1), .outcome(.succeeded(pictures: 2)))
    try await withSandbox([two]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let first = try #require(try await site.hashes()["cup"])
      #expect(try await sandbox.hashesRead(for: "light") == [first])
      let images = try site.paths(below: "images").map { String($0.dropFirst(3).prefix(64)) }
      let light = try await site.hashes()["light"]
      let second = try #require(images.first { $0 != first && $0 != light })
      let picked = await site.run(["pick", "cup", second])
      #expect(picked.code == 0)
      #expect(
        picked.messages.contains(
          "light edits what it was before, and keeps its picture; gallerist generate --stale makes it anew."),
        "\(picked.messages)")
      #expect(try await site.states() == ["cup": "stored", "light": "stale"])
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
      // Of the two addresses that the status gives, the one of the picked picture is sent.
      let anew = await site.build(sandbox, ["--stale"])
      #expect(anew.code == 0, "\(anew.messages)")
      #expect(try await sandbox.hashesRead(for: "light") == [second])
      let back = await site.run(["pick", "cup", first])
      #expect(!back.messages.contains("what it was before"), "\(back.messages)")
      #expect(try await site.states()["light"] == "stored")
    }
  }

  @Test func adoptingAPictureMakesItsEditsStale() async throws {
    let site = try TestSite(chain: ["cup", "light"])
    try site.write("content/other.md", "other\n")
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let other = try #require(try await site.hashes()["other"])
      let path = try #require(try site.paths(below: "images").first { $0.contains(other) })
      let adopted = await site.run(["adopt", "cup", site.file("images/" + path).path])
      #expect(adopted.code == 0, "\(adopted.messages)")
      #expect(adopted.messages.contains("light edits what it was before, and keeps its picture"), "\(adopted.messages)")
      #expect(try await site.states()["light"] == "stale")
      // Adopted, but made by a task that the API knows.
      #expect(await site.build(sandbox, ["--stale"]).code == 0)
      #expect(try await sandbox.hashesRead(for: "light") == [other])
    }
  }

  @Test func anAdoptedEditKeepsItsPictureToo() async throws {
    let site = try TestSite(chain: ["cup"])
    try site.write("content/other.md", "other\n")
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.add("light", editing: "./cup.md")
      let other = try #require(try await site.hashes()["other"])
      let path = try #require(try site.paths(below: "images").first { $0.contains(other) })
      #expect(await site.run(["adopt", "light", site.file("images/" + path).path]).code == 0)
      #expect(try site.lock().contains { $0.contains(#""f":"adopted""#) && $0.contains(#""picture":"light""#) })
      try site.write("content/cup.md", "another cup\n")
      #expect(await site.build(sandbox).code == 0)
      #expect(try await site.states()["light"] == "stale")
      #expect(try await site.hashes()["light"] == other)
      #expect(await sandbox.received(.generate).count == 3)
      try await site.expectWhole()
    }
  }
}
