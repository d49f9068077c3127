import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

/// Git may change the lock while a run goes on.
@Suite struct ChangingLockTests {
  /// Builds the two mugs, and changes the lock when the first one was accepted.
  private func build(_ site: TestSite, _ sandbox: Sandbox, change: @escaping @Sendable () throws -> Void) async
    -> Outcome
  {
    await site.build(sandbox) { world in
      let say = world.messages
      world.messages = { text in
        say(text)
        guard text.contains("mugs/blue: accepted as task task_1, charged") else { return }
        do { try change() } catch { Issue.record(error) }
      }
    }
  }

  @Test func whatOthersAddIsKept() async throws {
    let site = try TestSite.twoMugs()
    let hash = String(repeating: "a", count: 64)
    let line = #"{"k":"g1:\#(hash)","f":"unsent","try":1,"why":"elsewhere","at":"2026-01-01T00:00:00Z"}"#
    try await withSandbox { sandbox async throws in
      let outcome = await build(site, sandbox) {
        try site.write("gallerist.lock", try site.text("gallerist.lock") + line + "\n")
      }
      #expect(outcome.code == 0)
      #expect(try site.lock().count == 5)
      #expect(try site.lock().contains(line))
    }
  }

  @Test func whatIsTakenOutComesBack() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let outcome = await build(site, sandbox) { try site.remove("gallerist.lock") }
      #expect(outcome.code == 0)
      #expect(try site.lock().count == 4)
    }
  }

  @Test func aBrokenLockStopsSendingAndLosesNothing() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let outcome = await build(site, sandbox) {
        try site.write("gallerist.lock", "<<<<<<< HEAD\n" + (try site.text("gallerist.lock")))
      }
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("gallerist.lock:1:1: error: a conflict marker was left by a merge"))
      #expect(try await sandbox.prompts() == ["A blue mug"])
      // The marker is deleted, and the next run goes on.
      try site.write("gallerist.lock", try site.lock().dropFirst().map { $0 + "\n" }.joined())
      let again = await site.build(sandbox)
      #expect(again.code == 0, "\(again.messages)")
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
      #expect(await site.run(["verify"]).code == 0)
      #expect(try site.lock().count == 4)
    }
  }

  @Test func whatGitBringsMeanwhileIsNotBought() async throws {
    let site = try TestSite.twoMugs()
    let elsewhere = try site.clone()
    try await withSandbox(name: "elsewhere") { sandbox async throws in
      #expect(await elsewhere.build(sandbox, ["--only", "mugs/red"]).code == 0)
    }
    let bought = try elsewhere.text("gallerist.lock")
    let pictures = try elsewhere.snapshot("images")
    try await withSandbox { sandbox async throws in
      let outcome = await build(site, sandbox) {
        for (path, bytes) in pictures { try site.write("images/" + path, bytes) }
        try site.write("gallerist.lock", try site.text("gallerist.lock") + bought)
      }
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(
        outcome.messages.contains("mugs/red: not sent: facts about the same request came into the lock meanwhile"))
      #expect(try await sandbox.prompts() == ["A blue mug"])
      #expect(try site.text("public/mugs/red/index.html").contains("<img "))
      #expect(await site.run(["verify"]).code == 0)
    }
  }

  @Test func sendingStopsWhenTheLedgersFolderIsTakenAway() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let outcome = await build(site, sandbox) { try site.remove(".gallerist") }
      #expect(outcome.code == 74)
      #expect(
        outcome.messages.contains(
          "nothing more is sent: .gallerist/ was replaced or removed while gallerist was at work (git clean?)"))
      #expect(try await sandbox.prompts() == ["A blue mug"])
      let again = await site.build(sandbox)
      #expect(again.code == 0, "\(again.messages)")
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
      #expect(await site.run(["verify"]).code == 0)
      #expect(try site.lock().count == 4)
    }
  }

  /// Sending had stopped before, and for another reason.
  @Test(
    arguments: [
      (".gallerist/ was replaced or removed while gallerist was at work", 74),
      ("gallerist.lock was changed into what is no lock", 65),
    ] as [(String, Int32)])
  func aSecondReasonToStopIsSaidAndDecides(words: String, code: Int32) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox([SandboxFault(.generate, on: .call(1), .charging(13))]) { sandbox async throws in
      let outcome = await build(site, sandbox) {
        if code == 74 { try site.remove(".gallerist") } else { try site.write("gallerist.lock", "<<<<<<< HEAD\n") }
      }
      #expect(outcome.code == code, "\(outcome.messages)")
      #expect(outcome.messages.contains("nothing more is sent: the API charged 13 where 12 were expected"))
      #expect(outcome.messages.components(separatedBy: "nothing more is sent: \(words)").count == 2)
      #expect(try await sandbox.prompts() == ["A blue mug"])
    }
  }
}
