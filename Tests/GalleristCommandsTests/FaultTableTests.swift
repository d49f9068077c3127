import Foundation
import GalleristCommands
import JoyAI
import JoyAISandbox
import Ledger
import Testing

/// Every answer of the API and of the pictures' server, and what must follow from it: nothing is ever paid for twice,
/// and no paid picture is lost.
@Suite(.timeLimit(.minutes(15))) struct FaultTableTests {
  @Test(arguments: FaultRow.posts) func ofTheRequest(row: FaultRow) async throws { try await hold(row) }
  @Test(arguments: FaultRow.statuses) func ofTheStatus(row: FaultRow) async throws { try await hold(row) }
  @Test(arguments: FaultRow.downloads) func ofTheDownload(row: FaultRow) async throws { try await hold(row) }

  private func hold(_ row: FaultRow) async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread"])
    try await withSandbox(row.faults) { sandbox async throws in
      let first = await generate(site, sandbox, isSilent: row.isSilent)
      try await check(row.first, row, first, site, sandbox, posts: 0)
      for words in row.words { #expect(first.messages.contains(words), "\(words) is not in:\n\(first.messages)") }
      let said = first.messages.split(separator: "\n").filter { $0.contains("still waiting") }
      #expect(Set(said).count == said.count, "not at every question:\n\(first.messages)")
      #expect(await charges(sandbox) == row.charges)
      if row.keepsAnswer { #expect(try isInTheLedger(FaultRow.mark, site)) }
      let posts = await sandbox.received(.generate).count

      await sandbox.removeFaults()
      let second = await generate(site, sandbox)
      try await check(row.second, row, second, site, sandbox, posts: posts)
      #expect(await charges(sandbox) == row.chargesInTheEnd)
      #expect(row.chargesInTheEnd <= 1)
      #expect(await site.run(["verify"]).code == 0)
      #expect(try site.paths(below: ".gallerist/tmp") == [])
    }
  }

  private func generate(_ site: TestSite, _ sandbox: Sandbox, isSilent: Bool = false) async -> Outcome {
    await site.run(
      ["generate", "--yes", "--concurrency", "1", "--timeout", "60"], environment: sandbox.environment
    ) { world in
      guard isSilent else { return }
      world.limits.readTimeout = .seconds(60)
      world.limits.downloads.readTimeout = .seconds(60)
    }
  }

  private func check(
    _ expected: FaultRow.Result, _ row: FaultRow, _ outcome: Outcome, _ site: TestSite, _ sandbox: Sandbox, posts: Int
  ) async throws {
    #expect(outcome.code == expected.code, "\(outcome.messages)")
    #expect(await sandbox.received(.generate).count - posts == expected.posts)
    let pictures = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]] ?? []
    #expect(pictures.map { $0["state"] as? String } == [expected.a.rawValue, expected.b.rawValue])
    #expect(outcome.output.isEmpty)
  }

  /// How often the picture that meets the fault was charged.
  private func charges(_ sandbox: Sandbox) async -> Int {
    await sandbox.charges().count { $0.prompt == "Apple" }
  }

  private func isInTheLedger(_ text: String, _ site: TestSite) throws -> Bool {
    try FactLedger(reading: site.file(".gallerist/ledger.sqlite").path).keptAnswers().contains { answer in
      Data(answer).range(of: Data(text.utf8)) != nil
    }
  }

  /// Names that are not found, refused connections and failed handshakes: provably never sent.
  @Test(arguments: ["refused", "https", "https://joyai-api.invalid"])
  func ofAServerThatIsNeverReached(place: String) async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread"])
    try await withSandbox { sandbox async throws in
      var environment = sandbox.environment
      switch place {
      case "refused": environment["JOYAI_BASE_URL"] = "http://127.0.0.1:1"
      case "https": environment["JOYAI_BASE_URL"] = sandbox.baseURL.replacing("http:", with: "https:")
      default: environment["JOYAI_BASE_URL"] = place
      }
      let first = await site.run(["generate", "--yes", "--concurrency", "1"], environment: environment)
      #expect(first.code == 3, "\(first.messages)")
      #expect(first.messages.components(separatedBy: "a: not sent: ").count == 4, "three more tries, then it stops")
      #expect(first.messages.contains("nothing more is sent: "))
      #expect(first.messages.contains("2 pictures not sent."))
      #expect(try site.lock().count == 4)
      #expect(try site.lock().allSatisfy { $0.contains(#""f":"unsent""#) })
      #expect(await sandbox.received(.generate).isEmpty)
      #expect(await generate(site, sandbox).code == 0)
      #expect(await sandbox.charges().map(\.credits) == [12, 12])
    }
  }

  @Test func ofManyDoubtsAtOnce() async throws {
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    let site = try TestSite(Dictionary(uniqueKeysWithValues: names.map { ("content/\($0).md", "Prompt \($0)") }))
    try await withSandbox([SandboxFault(.generate, .lostAnswer)]) { sandbox async throws in
      let outcome = await site.run(
        ["generate", "--yes", "--concurrency", "2"], environment: sandbox.environment)
      #expect(outcome.code == 4)
      #expect(outcome.messages.contains("nothing more is sent: three attempts are in doubt"))
      // Of two at once, one may be on its way when the third doubt comes.
      #expect([3, 4].contains(await sandbox.received(.generate).count))
    }
  }

  /// Whoever stops sending still waits for what was accepted, and fetches it.
  @Test(arguments: [401, 402, 404]) func ofAStopWhileAnotherTaskIsUnderWay(code: Int) async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread", "content/c.md": "Cheese"])
    let answer = code == 404 ? SandboxAnswer.http(404, "no such page") : .envelope(code, "no")
    try await withSandbox([SandboxFault(.generate, on: .prompt(containing: "Bread"), .answer(answer))]) {
      sandbox async throws in
      let (said, time) = (Transcript(), FakeTime().clock)
      let outcome = await site.run(
        ["generate", "--yes", "--concurrency", "2"], environment: sandbox.environment
      ) { world in
        let say = world.messages
        world.messages = { text in
          say(text)
          said.write(text)
        }
        // The first task is asked about only once the second request was answered.
        world.pollingClock = PollingClock(
          elapsed: time.elapsed,
          sleep: { pause in
            while !said.text.contains("nothing more is sent: ") { try await Task.sleep(for: .milliseconds(10)) }
            try await time.sleep(pause)
          }, jitter: time.jitter)
      }
      #expect(outcome.code == [401: 5, 402: 6, 404: 3][code])
      #expect(outcome.messages.contains("a: stored, "))
      #expect(await sandbox.received(.generate).count == 2)
      #expect(await sandbox.charges().count == 1)
    }
  }
}

extension FaultRow {
  /// Whether the first run has to wait for a time-out.
  var isSilent: Bool {
    faults.contains { fault in
      if case .silence = fault.behaviour { true } else { false }
    }
  }
}
