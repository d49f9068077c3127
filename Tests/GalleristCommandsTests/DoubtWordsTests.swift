import JoyAISandbox
import Testing

/// What a run says of doubts, and of an API that is out of reach.
@Suite(.timeLimit(.minutes(15))) struct DoubtWordsTests {
  @Test func nameTheCommandsAtOnceAndInEveryLaterRun() async throws {
    try await withDoubt { site, sandbox async throws in
      let id = try await site.openAttempt()
      for arguments in [["build", "--yes"], ["generate", "--yes"]] {
        let outcome = await site.run(arguments, environment: sandbox.environment)
        #expect(outcome.code == 4)
        #expect(
          outcome.messages.contains(
            "warning: a: sent at 2026-06-06T12:00:00Z, outcome unknown; up to 12 credits may be spent, "
              + "and it is not sent again (attempt \(id), sent to 127.0.0.1)\n"
              + "  help: settle it with: gallerist resolve \(id) --task ID, or --not-charged, or --retry\n"),
          "\(outcome.messages)")
      }
    }
  }

  @Test func areSaidOnceInTheRunThatLeavesThem() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .lostAnswer)]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 4)
      #expect(outcome.messages.contains("a: sending, 12 credits\n"))
      let id = try await site.openAttempt()
      #expect(
        outcome.messages.contains(
          "(attempt \(id))\n  help: settle it with: gallerist resolve \(id) --task ID, or --not-charged, or --retry\n"))
      #expect(!outcome.messages.contains("warning: a: sent"))
    }
  }

  @Test func nameTheWayOutOfAPaidPictureThatIsNowhere() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.remove("images")
      try site.remove(".gallerist/originals")
      await sandbox.add(SandboxFault(.status, .answer(.envelope(404, "task not found"))))
      let outcome = await site.build(sandbox, ["--timeout", "1"])
      #expect(outcome.code == 3)
      #expect(
        outcome.messages.contains("warning: a: task task_1 is paid for (12 credits), and its picture is not here"),
        "\(outcome.messages)")
      let help = try #require(outcome.messages.firstMatch(of: #/give it up with: gallerist resolve (\w+) --lost/#))
      #expect(await site.run(["resolve", String(help.1), "--lost"]).code == 0)
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.totalCharged() == 24)
    }
  }

  @Test func nameTheHostThatIsOutOfReach() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let environment = ["JOYAI_BASE_URL": "http://127.0.0.1:9", "JOYAI_API_KEY": testKey]
    let outcome = await site.run(["generate", "--yes"], environment: environment)
    #expect(outcome.code == 3)
    #expect(
      outcome.messages.contains(
        "nothing more is sent: the connection was refused (127.0.0.1)\n"
          + "  help: nothing was charged for what was not sent: run again later, or check JOYAI_BASE_URL\n"),
      "\(outcome.messages)")
  }
}
