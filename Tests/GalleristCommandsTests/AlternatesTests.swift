import JoyAISandbox
import Testing

/// Answers with several pictures: all are stored, the first is the picture, the others are alternates.
@Suite struct AlternatesTests {
  private static let several = SandboxFault(.generate, .outcome(.succeeded(pictures: 2)))

  /// The download of one picture of an answer never works.
  private static func broken(_ place: Int) -> [SandboxFault] {
    [several]
      + (0..<40).compactMap { call in
        // Each round fetches what is not here yet: the whole answer first, then the broken one alone.
        let isMeant = call == place || call > 1
        return isMeant ? SandboxFault(.download, on: .call(call + 1), .answer(.html)) : nil
      }
  }

  private func site() throws -> TestSite { try TestSite(["content/a.md": "Apple"]) }

  @Test func areAllStored() async throws {
    let site = try site()
    try await withSandbox([Self.several]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try site.paths(below: "images").count == 2)
      let images = try site.lock().filter { $0.contains(#""f":"image""#) }
      #expect(images.count == 2)
      #expect(images.allSatisfy { $0.contains(#","of":2,"#) })
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.status).count == 1)
      #expect(await site.run(["costs", "--json"]).output.contains(#""pictures":1,"credits":12"#))
    }
  }

  @Test func hangBesideTheirPictureUntilSomebodyChooses() async throws {
    let site = try site()
    try await withSandbox([Self.several]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.text("public/a/index.html").contains("Alternate 2"))
      let other = try #require(try site.paths(below: "images").sorted().last)
      let hash = try #require(other.split(separator: "/").last?.split(separator: ".").first)
      #expect(await site.run(["pick", "a", String(hash)]).code == 0)
      #expect(await site.run(["build", "--offline"]).code == 0)
      #expect(try !site.text("public/a/index.html").contains("Alternate"))
    }
  }

  @Test func ofOneSayNothingOfTheirNumber() async throws {
    let site = try site()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.lock().allSatisfy { !$0.contains(#""of":"#) })
    }
  }

  @Test(arguments: [0, 1]) func areAskedForAgainByTheNextRunAtNoCharge(place: Int) async throws {
    let site = try site()
    try await withSandbox(Self.broken(place)) { sandbox async throws in
      let first = await site.build(sandbox)
      // One picture is here, so nothing is missing; the other one is said.
      #expect(first.code == 0, "\(first.messages)")
      #expect(
        first.messages.contains("a: stored, but 1 more of the same answer could not be fetched: the picture could not"))
      #expect(first.messages.contains("the next run asks for it at no charge"))
      #expect(try site.paths(below: "images").count == 1)
      let again = await site.build(sandbox)
      #expect(again.code == 0)
      #expect(again.messages.contains("a: stored, but 1 more of the same answer could not be fetched: "))
      await sandbox.removeFaults()
      let last = await site.run(["build"], environment: sandbox.environment)
      #expect(last.code == 0, "\(last.messages)")
      #expect(last.messages.contains("a: 1 more of the same answer stored\n"))
      #expect(try site.paths(below: "images").count == 2)
      // Then there is nothing more to ask for, and the first of the answer is the picture.
      let asked = await sandbox.received(.status).count
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.status).count == asked)
      #expect(await sandbox.received(.generate).count == 1)
      #expect(await sandbox.totalCharged() == 12)
      let first0 = try site.lock().first { $0.contains(#""i":0,"#) }
      let shown = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]]
      let sha256 = try #require(shown?.first?["sha256"] as? String)
      #expect(first0?.contains(sha256) == true)
    }
  }

  /// Nothing waits for them, so no run ends otherwise because of them.
  @Test(
    arguments: [
      (.answer(.envelope(401, "who?")), "the API refused the key (401): who?"),
      (.answer(.envelope(404, "gone")), "the time is up; the API does not know the task (404)"),
      (.answer(.success(#"{"status":"failed","error":"oops"}"#)), "the API now says that it failed: oops"),
      (.answer(.success(#"{"status":"succeeded","images":[]}"#)), "the time is up; it is said to have succeeded"),
    ] as [(SandboxBehaviour, String)])
  func changeNoExitCode(behaviour: SandboxBehaviour, words: String) async throws {
    let site = try site()
    try await withSandbox(Self.broken(1)) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      await sandbox.removeFaults()
      await sandbox.add(SandboxFault(.status, behaviour))
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(
        outcome.messages.contains("a: stored, but 1 more of the same answer could not be fetched: \(words)"),
        "\(outcome.messages)")
      let pictures = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]]
      #expect(pictures?.map { $0["state"] as? String } == ["stored"])
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.paths(below: "images").count == 2)
      #expect(await sandbox.totalCharged() == 12)
    }
  }

  @Test func areNotAskedForOnceAPersonGaveThemUp() async throws {
    let site = try site()
    try await withSandbox(Self.broken(1)) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let resolved = await site.run(["resolve", "a", "--lost"])
      #expect(resolved.code == 0, "\(resolved.messages)")
      #expect(resolved.output.contains(": its picture stays, and another one is not asked for any more\n"))
      await sandbox.removeFaults()
      let asked = await sandbox.received(.status).count
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(!outcome.messages.contains("of the same answer"))
      #expect(await sandbox.received(.status).count == asked)
      #expect(await sandbox.received(.generate).count == 1)
      #expect(await site.run(["resolve", "a", "--lost"]).code != 0)
      let pictures = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]]
      #expect(pictures?.map { $0["state"] as? String } == ["stored"])
    }
  }

  @Test func areFetchedByACloneToo() async throws {
    let site = try site()
    try await withSandbox(Self.broken(1)) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      await sandbox.removeFaults()
      let clone = try site.clone()
      #expect(await clone.run(["build"], environment: sandbox.environment).code == 0)
      #expect(try clone.paths(below: "images").count == 2)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func withTheSameAddressTwiceAreOnePicture() async throws {
    let site = try site()
    try await withSandbox { sandbox async throws in
      let url = sandbox.pictureURL + "/pictures/task_1-0.png"
      let answer = #"{"task_id":"task_1","status":"succeeded","images":["\#(url)","\#(url)"]}"#
      await sandbox.add(SandboxFault(.status, .answer(.success(answer))))
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.lock().filter { $0.contains(#""f":"image""#) }.count == 1)
    }
  }

  /// A line of an older program says nothing of how many there were: it is complete, and stays as it is.
  @Test func areNotLookedForWhereNothingIsKnownOfThem() async throws {
    let site = try site()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let before = try site.text("gallerist.lock")
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.text("gallerist.lock") == before)
      #expect(await sandbox.received(.status).count == 1)
    }
  }
}
