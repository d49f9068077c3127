import Foundation
import JoyAISandbox
import SiteFolder
import Testing

@Suite(.timeLimit(.minutes(15))) struct ResolveCommandTests {
  @Test func asNotChargedLetsThePictureBeSentAgain() async throws {
    try await withDoubt { site, sandbox async throws in
      let id = try await site.openAttempt()
      let outcome = await site.run(["resolve", id, "--not-charged"])
      #expect(outcome.code == 0)
      #expect(
        outcome.output == "a: attempt \(id) counts as not charged; gallerist generate makes it anew, at its price, "
          + "and asks before\n")
      #expect(await sandbox.received(.generate).count == 1)
      #expect(try site.lock().count == 1)
      #expect(try site.lock()[0].contains(#""f":"unsent","try":1,"attempt":"\#(id)","why":"a person says it was not"#))
      #expect(await site.run(["plan", "--detailed-exitcode"]).code == 2)
      #expect(await site.run(["costs", "--json"]).output.contains(#""in_doubt":0"#))
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
      #expect(try site.lock().contains { $0.contains(#""f":"image","try":2,"#) })
      #expect(await site.run(["verify"]).code == 0)
    }
  }

  @Test func forAnotherTryKeepsTheCreditsDoubtful() async throws {
    try await withDoubt { site, sandbox async throws in
      let id = try await site.openAttempt()
      let outcome = await site.run(["resolve", "a", "--retry"])
      #expect(outcome.code == 0)
      #expect(
        outcome.output == "a: attempt \(id) is given up, and its 12 credits stay doubtful; "
          + "gallerist generate makes it anew, at its price, and asks before\n")
      #expect(try site.lock().contains { $0.contains(#""f":"lost","try":1,"attempt":"\#(id)","charged":null"#) })
      // A clone knows as much of it as this machine: the line of what was sent stays.
      #expect(try site.lock().contains { $0.contains(#""f":"sent""#) })
      #expect(await site.run(["generate"], environment: sandbox.environment).code == 7)
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
      #expect(await sandbox.totalCharged() == 24)
      let clone = try site.clone()
      #expect(await clone.run(["costs", "--json"]).output == site.run(["costs", "--json"]).output)
    }
  }

  @Test func givesUpWhatIsInDoubt() async throws {
    try await withDoubt { site, sandbox async throws in
      let outcome = await site.run(["resolve", "a", "--lost"])
      #expect(outcome.code == 0)
      #expect(
        outcome.output.contains("is given up, and its 12 credits stay doubtful; gallerist generate makes it anew"))
      #expect(await sandbox.received().count == 1)
      #expect(await site.build(sandbox).code == 0)
    }
  }

  @Test func givesUpATaskThatNeverEnds() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, on: .call(1), .outcome(.stuck(word: "processing")))]) {
      sandbox async throws in
      #expect(await site.build(sandbox).code == 3)
      let id = try await site.openAttempt()
      for way in [["--not-charged"], ["--retry"], ["--task", "task_9"]] {
        let refused = await site.run(["resolve", id] + way, environment: sandbox.environment)
        #expect(refused.code == 65)
        #expect(refused.messages.contains("is not in doubt: it was accepted as task task_1"))
      }
      let outcome = await site.run(["resolve", id, "--lost"])
      #expect(outcome.code == 0)
      #expect(
        outcome.output == "a: attempt \(id) is given up, and the 12 credits that it cost stay counted; "
          + "gallerist generate makes it anew, at its price, and asks before\n")
      #expect(
        try site.lock().contains {
          $0.contains(#""f":"lost","try":1,"attempt":"\#(id)","task":"task_1","charged":12"#)
        })
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.totalCharged() == 24)
      #expect(await site.run(["costs", "--json"]).output.contains(#""credits":24,"#))
    }
  }

  @Test func givesUpAPaidPictureThatIsNowhere() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let settled = await site.run(["resolve", "a", "--lost"])
      #expect(settled.code == 65)
      let path = "images/" + (try #require(try site.paths(below: "images").first))
      let copy = try Data(contentsOf: site.file(path))
      try site.remove("images")
      let kept = await site.run(["resolve", "a", "--lost"])
      #expect(kept.code == 65)
      try site.remove(".gallerist/originals")
      for way in ["--not-charged", "--retry"] { #expect(await site.run(["resolve", "a", way]).code == 65) }
      let outcome = await site.run(["resolve", "a", "--lost"])
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(outcome.output.contains("is given up, and the 12 credits that it cost stay counted; gallerist generate"))
      #expect(await site.run(["resolve", "a", "--lost"]).code == 65)
      // Had it come back, it would count again.
      #expect(await site.run(["plan", "--detailed-exitcode"]).code == 2)
      try site.write(path, copy)
      #expect(await site.run(["plan", "--detailed-exitcode"]).code == 0)
    }
  }

  @Test func settlesSeveralAtOnceOrNone() async throws {
    let files = ["content/a.md": "Apple", "content/b.md": "Bread", "content/c.md": "Cake"]
    try await withDoubt(files, faults: [SandboxFault(.generate, on: .first(2), .lostAnswer)]) {
      site, sandbox async throws in
      let open = try await site.openAttempts()
      let (a, b) = (try #require(open["a"]), try #require(open["b"]))
      let before = try site.text("gallerist.lock")
      let refused = await site.run(["resolve", a, "c", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "--retry"])
      #expect(refused.code == 64)
      #expect(refused.messages.contains("is settled: its picture is stored"))
      #expect(refused.messages.contains("error: there is no attempt \"01ARZ3NDEKTSV4RRFFQ69G5FAV\""))
      #expect(try site.text("gallerist.lock") == before)
      #expect(try await site.openAttempts().count == 2)
      // Lower case, a picture's id, and one of them twice.
      let outcome = await site.run(["resolve", a.lowercased(), "b", b, "--not-charged"])
      #expect(outcome.code == 0)
      #expect(outcome.output.split(separator: "\n").count == 2)
      #expect(try await site.openAttempts().isEmpty)
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 5)
    }
  }

  @Test func worksForPicturesThatLeftTheContent() async throws {
    try await withDoubt(["content/a.md": "Apple", "content/b.md": "Bread"]) { site, sandbox async throws in
      let id = try await site.openAttempt()
      try site.remove("content/a.md")
      let outcome = await site.run(["resolve", "a", "--retry"])
      #expect(outcome.code == 0)
      #expect(outcome.output.hasSuffix("no prompt asks for its picture any more, so nothing is sent\n"))
      #expect(try site.lock().contains { $0.contains(#""f":"lost","try":1,"attempt":"\#(id)""#) })
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  @Test func worksWhileTheContentHasErrors() async throws {
    try await withDoubt { site, _ async throws in
      let id = try await site.openAttempt()
      try site.write("content/b.md", "---\nqualty: high\n---\nBread")
      let outcome = await site.run(["resolve", id, "--not-charged"])
      #expect(outcome.code == 0)
      #expect(outcome.output.hasSuffix("gallerist generate makes its picture anew if a prompt asks for it\n"))
    }
  }

  @Test(
    arguments: [
      (["a"], "say how: one of --task ID, --not-charged, --retry and --lost"),
      (["a", "--retry", "--lost"], "--task, --not-charged, --retry and --lost exclude each other"),
      (["a", "--task", "x", "--not-charged"], "--task, --not-charged, --retry and --lost exclude each other"),
      (["a", "b", "--task", "x"], "--task is for one attempt: a task has one only"),
      (["a", "--task", " \t"], "--task is no task's id"), (["a", "--task", ""], "--task is no task's id"),
      (["a", "--task", String(repeating: "é", count: 513)], "--task is no task's id"),
      (["--retry"], "error: the argument <attempt> is missing"),
      (["aa", "--retry"], "error: there is no attempt \"aa\"\n  help: did you mean \"a\"?"),
    ])
  func refusesWhatIsNoUse(arguments: [String], words: String) async throws {
    try await withDoubt { site, sandbox async throws in
      let outcome = await site.run(["resolve"] + arguments, environment: sandbox.environment)
      #expect(outcome.code == 64)
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
      #expect(try await site.openAttempts().count == 1)
      #expect(await sandbox.received(.status).isEmpty)
    }
  }

  @Test(arguments: ["--not-charged", "--retry", "--lost"])
  func refusesWhatIsSettled(way: String) async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread", "content/c.md": "Cake"])
    let faults = [
      SandboxFault(.generate, on: .call(2), .outcome(.failed(word: "failed", reason: "no"))),
      SandboxFault(.generate, on: .call(3), .answer(.envelope(400, "no"))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      #expect(await site.build(sandbox).code == 3)
      let pictures = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]] ?? []
      let ids = pictures.compactMap { $0["attempt"] as? String }
      let sentences = ["its picture is", "the provider says that it failed", "the API refused it (400)"]
      try #require(ids.count == 3)
      let before = try site.text("gallerist.lock")
      for (id, sentence) in zip(ids, sentences) {
        let outcome = await site.run(["resolve", id, way])
        #expect(outcome.code == 65)
        #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
        #expect(outcome.messages.contains("help: "))
      }
      #expect(try site.text("gallerist.lock") == before)
    }
  }

  @Test func isTurnedAwayWhileAnotherProcessWorks() async throws {
    try await withDoubt { site, _ async throws in
      let lock = try SiteLock(try SiteFolder(at: site.url.path))
      let outcome = await site.run(["resolve", "a", "--retry"])
      withExtendedLifetime(lock) {}
      #expect(outcome.code == 11)
    }
  }

  @Test func settlesOneOfSeveralAttemptsOfAPictureByItsId() async throws {
    try await withDoubt { site, sandbox async throws in
      let first = try await site.openAttempt()
      // Another branch sent the same, and its answer got lost too.
      let other = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
      try site.write(
        "gallerist.lock",
        try site.text("gallerist.lock") + site.text("gallerist.lock").replacing(first, with: other))
      let refused = await site.run(["resolve", "a", "--retry"])
      #expect(refused.code == 65)
      #expect(refused.messages.contains("error: \"a\" has 2 attempts that are open, and one is to be named\n"))
      #expect(refused.messages.contains(first) && refused.messages.contains(other))
      let outcome = await site.run(["resolve", other, "--not-charged"])
      #expect(outcome.code == 0)
      #expect(outcome.output.hasSuffix("attempt \(first) at the same request is still open\n"))
      #expect(await site.build(sandbox).code == 4)
      #expect(await sandbox.received(.generate).count == 1)
    }
  }
}
