import Foundation
import JoyAISandbox
import Testing

@Suite(.timeLimit(.minutes(15))) struct StatusCommandTests {
  @Test func namesTheCommandsForWhatIsInDoubt() async throws {
    try await withDoubt { site, sandbox async throws in
      let id = try await site.openAttempt()
      let status = await site.run(["status"])
      #expect(
        status.output.hasSuffix(
          """
          1 picture in doubt.

          In doubt, and waiting for you: 1 attempt, 12 credits may be spent.
          a: sent at 2026-06-06T12:00:00Z, outcome unknown; up to 12 credits may be spent, \
          and it is not sent again (attempt \(id), sent to 127.0.0.1)
            gallerist resolve \(id) --task ID      the provider's dashboard shows its task
            gallerist resolve \(id) --not-charged  the dashboard shows that nothing was charged
            gallerist resolve \(id) --retry        nobody can tell: gives it up, and lets gallerist generate \
          pay for another try

          """), "\(status.output)")
      // Every one of these can be typed as it stands.
      #expect(await site.run(["resolve", id, "--task", "task_1"], environment: sandbox.environment).code == 0)
      let running = await site.run(["status"])
      #expect(running.output.contains("\nIn flight: 1 attempt, 12 credits are promised or spent.\n"))
      #expect(
        running.output.contains("  gallerist resolve \(id) --lost  gives its picture up; the credits stay counted\n"))
    }
  }

  @Test func listsDepartedAttemptsApart() async throws {
    let files = ["content/a.md": "Apple", "content/b.md": "Bread", "content/c.md": "---\ndraft: true\n---\nCake"]
    try await withDoubt(files, faults: [SandboxFault(.generate, on: .first(2), .lostAnswer)]) { site, _ async throws in
      try site.remove("content/a.md")
      let status = await site.run(["status"]).output
      let sections = status.components(separatedBy: "\nOf pictures that no prompt asks for any more:\n")
      #expect(sections.count == 2)
      #expect(sections[0].contains("In doubt, and waiting for you: 1 attempt, 12 credits may be spent.\nb: sent"))
      #expect(sections[1].hasPrefix("a: sent"))
      let json = try await site.json(["status", "--json"])
      #expect((json["attempts"] as? [[String: Any]])?.count == 2)
    }
  }

  @Test func saysThatPaidBytesAreMissing() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(await site.run(["status"]).output.hasSuffix("\nNothing is missing.\n"))
      try site.remove("images")
      #expect(!(await site.run(["status"])).output.contains("without their files"))
      try site.remove(".gallerist/originals")
      let status = await site.run(["status"]).output
      #expect(
        status.contains(
          "\nPaid for, and without their files:\na: task task_1 is paid for (12 credits), and its picture is not here"))
      #expect(status.contains(" --lost  gives its picture up"))
      let verify = await site.run(["verify"])
      #expect(verify.code == 9)
      #expect(verify.messages.contains("gallerist generate asks for task task_1 again, at no charge"))
    }
  }

  @Test func doesNotCallAPictureFreeWhosePriceIsNotKnown() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let clone = try site.clone()
      try clone.remove("images")
      let image = try #require(try site.lock().first { $0.contains(#""f":"image""#) })
      try clone.write("gallerist.lock", image + "\n")
      let status = await clone.run(["status"]).output
      #expect(status.contains(": task task_1 is paid for (price not known), and its picture is not here"), "\(status)")
    }
  }

  @Test func namesNothingThatIsNotSafeToType() async throws {
    try await withDoubt { site, _ async throws in
      let id = try await site.openAttempt()
      let clone = try site.clone()
      try clone.write("gallerist.lock", try site.text("gallerist.lock").replacing(id, with: "$(touch x) --lost"))
      let status = await clone.run(["status"]).output
      #expect(status.contains("  gallerist resolve g1:"))
      #expect(!status.contains("gallerist resolve $"))
      let fingerprint = try #require(status.firstMatch(of: #/resolve (g1:[0-9a-f]{64})/#)?.1)
      #expect(await clone.run(["resolve", String(fingerprint), "--not-charged"]).code == 0)
    }
  }

  @Test func isSilentAboutWhatIsSettled() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(await site.run(["status"]).output.split(separator: "\n").count == 3)
    }
  }

  /// A rescued line that cannot be read may be all that is known of a payment.
  @Test(arguments: ["status", "plan", "gc", "verify"], ["rescue.jsonl", "salvaged.jsonl"])
  func warnsOfRescuedLinesThatCannotBeRead(command: String, file: String) async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    try site.write(".gallerist/" + file, "nonsense\n")
    let outcome = await site.run([command])
    #expect(outcome.code == 0)
    #expect(outcome.messages.contains(".gallerist/\(file):1:1: warning: this line is not a fact"))
    #expect(outcome.messages.count(where: { $0 == "\n" }) == 2, "\(outcome.messages)")
  }
}
