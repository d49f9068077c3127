import JoyAISandbox
import Testing

@Suite struct DoubtTests {
  @Test(
    arguments: [
      .lostAnswer, .reset, .answer(.http(500, "oops")), .answer(.envelope(500, "generation error")),
      .answerAfterwards(.envelope(500, "generation error", under: 200)), .answerAfterwards(.brokenJSON),
      .answerAfterwards(.html), .withoutTaskID, .answer(.http(408)), .answer(.http(503)),
      .answer(.redirect(to: "https://example.com/")),
    ] as [SandboxBehaviour])
  func isNeverSentAgainByItself(behaviour: SandboxBehaviour) async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread"])
    try await withSandbox([SandboxFault(.generate, on: .call(1), behaviour)]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 4)
      #expect(outcome.messages.contains("a: in doubt: "))
      #expect(outcome.messages.contains("up to 12 credits may be spent, and it is not sent again (attempt 01"))
      // The others go on, and the site is rendered.
      #expect(try await sandbox.prompts().last == "Bread")
      #expect(try site.text("public/b/index.html").contains("<img "))
      for arguments in [[], ["--retry-failed"], ["--max-credits", "1000"]] {
        #expect(await site.build(sandbox, arguments).code == 4)
      }
      // Nor does a clone, which has only the lock, send it.
      let clone = try site.clone()
      #expect(await clone.build(sandbox).code == 4)
      #expect(await site.run(["build", "--frozen"]).code == 8)
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  @Test func threeInARunStopSending() async throws {
    let names = ["a", "b", "c", "d", "e"]
    let site = try TestSite(Dictionary(uniqueKeysWithValues: names.map { ("content/\($0).md", "Prompt \($0)") }))
    try await withSandbox([SandboxFault(.generate, .lostAnswer)]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 4)
      #expect(outcome.messages.contains("nothing more is sent: three attempts are in doubt"))
      #expect(outcome.messages.contains("3 pictures in doubt: gallerist status.\n2 pictures not sent.\n"))
      #expect(await sandbox.received(.generate).count == 3)
      // The next run sends what was never sent, and only that.
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 4)
      #expect(try await sandbox.prompts().suffix(2) == ["Prompt d", "Prompt e"])
      #expect(await sandbox.received(.generate).count == 5)
    }
  }

  @Test func ofDepartedContentIsNoReasonToEndWithFour() async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread"])
    try await withSandbox([SandboxFault(.generate, on: .call(1), .lostAnswer)]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 4)
      try site.remove("content/a.md")
      #expect(await site.build(sandbox).code == 0)
      #expect(await site.run(["status"]).output.contains("a: sent at 2026-06-06T12:00:00Z, outcome unknown"))
    }
  }

  @Test func comesBeforeEveryOtherEnding() async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread"])
    let faults = [
      SandboxFault(.generate, on: .call(1), .lostAnswer),
      SandboxFault(.generate, on: .call(2), .answer(.envelope(402, "no"))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      #expect(await site.build(sandbox).code == 4)
    }
  }
}
