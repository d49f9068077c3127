import JoyAISandbox
import Testing

/// Tasks that are accepted, and take longer than a run.
@Suite struct RunningTaskTests {
  /// A site whose first run ended before its task did; the clock belongs to the sandbox.
  private func withUnfinishedTask(_ body: (TestSite, Sandbox, MovableClock) async throws -> Void) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let time = MovableClock()
    try await withSandbox(taskDelay: .seconds(3_600), clock: time.clock) { sandbox async throws in
      let outcome = await site.build(sandbox, ["--timeout", "60"])
      #expect(outcome.code == 3)
      #expect(
        outcome.messages.contains(
          "a: accepted as task task_1, still running: the time is up; its status is \"processing\"; "
            + "the next run goes on at no charge"))
      #expect(site.exists("public/a/index.html"))
      try await body(site, sandbox, time)
    }
  }

  @Test func areGoneOnWithByTheNextRunAtNoCharge() async throws {
    try await withUnfinishedTask { site, sandbox, time async throws in
      #expect(await site.build(sandbox, ["--timeout", "1"]).code == 3)
      #expect(await site.run(["build", "--frozen"]).code == 8)
      let plan = await site.run(["plan"])
      #expect(plan.output == "Nothing is missing.\n1 picture accepted earlier will be fetched at no cost.\n")
      time.advance(seconds: 7_200)
      // Nothing is to be paid, so nobody has to agree.
      let outcome = await site.run(["build"], environment: sandbox.environment)
      #expect(outcome.code == 0)
      #expect(outcome.messages.hasPrefix("going on with 1 task accepted earlier, at no cost\n"))
      #expect(await sandbox.received(.generate).count == 1)
      #expect(await sandbox.totalCharged() == 12)
      #expect(try site.text("public/a/index.html").contains("<img "))
    }
  }

  @Test func areGoneOnWithByAClone() async throws {
    try await withUnfinishedTask { site, sandbox, time async throws in
      time.advance(seconds: 7_200)
      let clone = try site.clone()
      #expect(await clone.run(["build"], environment: sandbox.environment).code == 0)
      #expect(try clone.text("public/a/index.html").contains("<img "))
      #expect(await sandbox.received(.generate).count == 1)
      // Both fetch it, and both locks together say the same as one.
      #expect(await site.run(["build"], environment: sandbox.environment).code == 0)
      try site.write("gallerist.lock", try site.text("gallerist.lock") + clone.text("gallerist.lock"))
      #expect(await site.run(["build"], environment: sandbox.environment).code == 0)
      #expect(await site.run(["costs", "--json"]).output.contains(#""pictures":1,"credits":12"#))
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func areFetchedAlsoWhenTheirPromptHasChangedSince() async throws {
    try await withUnfinishedTask { site, sandbox, time async throws in
      time.advance(seconds: 7_200)
      try site.write("content/a.md", "Apricot")
      #expect(await site.build(sandbox, ["--timeout", "1"]).code == 3)
      // The first task's picture is here, though nothing asks for it; the second task is still under way.
      #expect(try site.paths(below: "images").count == 1)
      time.advance(seconds: 7_200)
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.paths(below: "images").count == 2)
      #expect(await sandbox.received(.generate).count == 2)
      #expect(await site.run(["costs", "--json"]).output.contains(#""pictures":2,"credits":24"#))
      // The old prompt comes back at no cost.
      try site.write("content/a.md", "Apple")
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  @Test func holdNothingUpWhenNothingWaitsForThemAnyMore() async throws {
    try await withUnfinishedTask { site, sandbox, time async throws in
      try site.remove("content/a.md")
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("a: accepted as task task_1, still running: "))
      // Not even a key is needed then.
      #expect(await site.run(["build"]).code == 0)
      time.advance(seconds: 7_200)
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.paths(below: "images").count == 1)
    }
  }

  @Test func areFetchedEvenIfTheRestIsNotAgreedTo() async throws {
    try await withUnfinishedTask { site, sandbox, time async throws in
      time.advance(seconds: 7_200)
      try site.write("content/b.md", "Bread")
      #expect(await site.run(["build"], environment: sandbox.environment).code == 7)
      #expect(try site.paths(below: "images").count == 1)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func areNotAskedForAtAnotherAPI() async throws {
    try await withUnfinishedTask { site, sandbox, _ async throws in
      let lock = try site.text("gallerist.lock").replacing(#""api":"127.0.0.1""#, with: #""api":"api.example.com""#)
      let clone = try site.clone()
      try clone.write("gallerist.lock", lock)
      let asked = await sandbox.received(.status).count
      let outcome = await clone.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("it was accepted by api.example.com, and this run talks to 127.0.0.1"))
      #expect(await sandbox.received(.status).count == asked)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test(arguments: ["queued", "succeeded?"]) func withAWordThatNobodyKnowsAreRunning(word: String) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .outcome(.stuck(word: word)))]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("a: the API calls its status \"\(word)\"; still waiting"))
      #expect(await site.build(sandbox).code == 3)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func withoutAPictureAreRunning() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .outcome(.succeeded(pictures: 0)))]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 3)
      #expect(await site.build(sandbox).code == 3)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func areAskedForAgainAfterAnswersThatMayPass() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let faults = [
      SandboxFault(.status, on: .call(1), .answer(.http(502))), SandboxFault(.status, on: .call(2), .answer(.html)),
      SandboxFault(.status, on: .call(3), .lostAnswer), SandboxFault(.status, on: .call(4), .reset),
      SandboxFault(.status, on: .call(5), .answer(.envelope(404, "task not found"))),
      SandboxFault(.status, on: .call(6), .answer(.tooManyRequests(retryAfter: "2"))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.status).count == 7)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func areKeptWhenTheKeyIsRefusedWhileTheyRun() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox([SandboxFault(.status, .answer(.envelope(401, "no")))]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 5)
      #expect(!site.exists("public"))
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 0)
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
    }
  }

  @Test func withSeveralPicturesKeepThemAll() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .outcome(.succeeded(pictures: 3)))]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let lines = try site.lock().filter { $0.contains(#""f":"image""#) }
      #expect(lines.count == 3)
      for index in 0..<3 { #expect(lines.contains { $0.contains(#""i":\#(index),"#) }) }
      #expect(try site.paths(below: "images").count == 3)
      #expect(await site.run(["costs", "--json"]).output.contains(#""pictures":1,"credits":12"#))
      #expect(await site.run(["verify"]).code == 0)
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.download).count == 3)
      #expect(await site.run(["build", "--frozen"]).code == 0)
    }
  }
}
