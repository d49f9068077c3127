import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

/// An attempt in doubt whose task a person has found out.
@Suite(.timeLimit(.minutes(15))) struct ResolveTaskTests {
  @Test func isGoneOnWithAtNoCharge() async throws {
    try await withDoubt { site, sandbox async throws in
      let id = try await site.openAttempt()
      let outcome = await site.run(["resolve", id, "--task", "task_1"], environment: sandbox.environment)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(
        outcome.output
          == "a: attempt \(id) is task task_1: charged 12 credits, as quoted, its status is \"succeeded\"; "
          + "gallerist generate goes on at no charge\n")
      let lock = try site.lock()
      #expect(lock.count == 1)
      #expect(lock[0].contains(#""f":"task","try":1,"attempt":"\#(id)","task":"task_1","picture":"a","#))
      #expect(lock[0].contains(#""quoted":12,"api":"127.0.0.1","charged":12,"#))
      #expect(await site.run(["generate"], environment: sandbox.environment).code == 0)
      #expect(await sandbox.received(.generate).count == 1)
      #expect(await sandbox.totalCharged() == 12)
      #expect(try site.paths(below: "images").count == 1)
      #expect(await site.run(["costs", "--json"]).output.contains(#""credits":12,"in_doubt":0"#))
    }
  }

  @Test func saysWhatWasChargedOtherThanQuoted() async throws {
    let faults = [
      SandboxFault(.generate, on: .call(1), .lostAnswer), SandboxFault(.generate, on: .call(1), .charging(99)),
    ]
    try await withDoubt(faults: faults) { site, sandbox async throws in
      let outcome = await site.run(["resolve", "a", "--task", "task_1"], environment: sandbox.environment)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("charged 99 credits (quoted: 12 credits)"))
      #expect(try site.lock()[0].contains(#""charged":99"#))
    }
  }

  @Test(
    arguments: [
      (.answer(.envelope(404, "task not found")), 65, "knows no task task_1"),
      (.answer(.envelope(400, "no")), 65, "knows no task task_1"),
      (.answer(.envelope(401, "no")), 5, "the API refused the key (401)"),
      (.answer(.http(500)), 74, "127.0.0.1 could not be asked about task task_1"),
      (.reset, 74, "127.0.0.1 could not be asked about task task_1"),
      (.answer(.html), 74, "127.0.0.1 could not be asked about task task_1"),
      (.answer(.tooManyRequests(retryAfter: "9")), 74, "127.0.0.1 could not be asked about task task_1"),
      (
        .answer(
          SandboxAnswer(
            status: 200, headers: ["content-type": "application/json"],
            body: Array(#"{"code":200,"message":"ok","data":{"task_id":"task_7","status":"succeeded"}}"#.utf8))),
        65, "the API answered about task task_7 and not about task_1"
      ),
      (
        .answer(
          SandboxAnswer(
            status: 200, headers: ["content-type": "application/json"],
            body: Array(
              #"{"code":200,"message":"ok","data":{"task_id":"task_1","model":"joyai","status":"succeeded"}}"#.utf8))),
        65, "task task_1 is one of joyai, and the attempt was for gptimage2"
      ),
    ] as [(SandboxBehaviour, Int32, String)])
  func isRefusedUnlessTheAPIKnowsIt(behaviour: SandboxBehaviour, code: Int32, words: String) async throws {
    try await withDoubt { site, sandbox async throws in
      let before = try site.text("gallerist.lock")
      await sandbox.add(SandboxFault(.status, behaviour))
      let outcome = await site.run(["resolve", "a", "--task", "task_1"], environment: sandbox.environment)
      #expect(outcome.code == code)
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
      #expect(outcome.messages.contains("nothing was changed"))
      #expect(outcome.messages.contains("help: "))
      #expect(try site.text("gallerist.lock") == before)
      #expect(try await site.openAttempts().count == 1)
    }
  }

  /// Whatever the API may give as a task's id can be asked for.
  @Test(arguments: ["task 1 of 2", "Aufgabe/1?x=é#2", String(repeating: "t", count: 1_024), "x\u{1B}[31m"])
  func asksForEveryIdThatTheAPIMayGive(id: String) async throws {
    try await withDoubt { site, sandbox async throws in
      let answer = #"{"code":200,"message":"ok","data":{"task_id":\#(json(id)),"status":"processing"}}"#
      await sandbox.add(
        SandboxFault(
          .status,
          .answer(
            SandboxAnswer(status: 200, headers: ["content-type": "application/json"], body: Array(answer.utf8)))))
      let outcome = await site.run(["resolve", "a", "--task", id], environment: sandbox.environment)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(!outcome.output.contains("\u{1B}"))
      let attempts = try await site.json(["status", "--json"])["attempts"] as? [[String: Any]]
      #expect(attempts?.first?["task"] as? String == id)
    }
  }

  private func json(_ text: String) -> String { "\"" + text.replacing("\u{1B}", with: "\\u001b") + "\"" }

  @Test func needsAKey() async throws {
    try await withDoubt { site, sandbox async throws in
      let outcome = await site.run(
        ["resolve", "a", "--task", "task_1"], environment: ["JOYAI_BASE_URL": sandbox.baseURL])
      #expect(outcome.code == 5)
      #expect(outcome.messages.contains("there is no API key, so task task_1 cannot be asked about"))
    }
  }

  @Test func isNoTaskOfAnotherAttempt() async throws {
    let files = ["content/a.md": "Apple", "content/b.md": "Bread"]
    try await withDoubt(files) { site, sandbox async throws in
      #expect(try site.lock().contains { $0.contains("task_2") })
      let asked = await sandbox.received(.status).count
      let outcome = await site.run(["resolve", "a", "--task", "task_2"], environment: sandbox.environment)
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("error: task task_2 belongs to attempt 01"))
      #expect(outcome.messages.contains(" (b), and a task has one attempt only; nothing was changed"))
      #expect(await sandbox.received(.status).count == asked)
    }
  }

  @Test func isAskedForOnlyWhereItWasSent() async throws {
    try await withDoubt { site, sandbox async throws in
      let clone = try site.clone()
      try clone.write(
        "gallerist.lock",
        try site.text("gallerist.lock").replacing(#""api":"127.0.0.1""#, with: #""api":"api.example.com""#))
      let outcome = await clone.run(["resolve", "a", "--task", "task_1"], environment: sandbox.environment)
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("was sent to api.example.com, and JOYAI_BASE_URL leads to 127.0.0.1"))
      #expect(await sandbox.received(.status).isEmpty)
    }
  }

  @Test func isNotTheKey() async throws {
    try await withDoubt { site, sandbox async throws in
      let outcome = await site.run(["resolve", "a", "--task", testKey], environment: sandbox.environment)
      #expect(outcome.code == 64)
      #expect(!outcome.messages.contains(testKey))
      #expect(await sandbox.received(.status).isEmpty)
    }
  }

  @Test func thatFailedIsWrittenDownByTheNextRun() async throws {
    let faults = [
      SandboxFault(.generate, on: .call(1), .lostAnswer),
      SandboxFault(.generate, on: .call(1), .outcome(.failed(word: "failed", reason: "no"))),
    ]
    try await withDoubt(faults: faults) { site, sandbox async throws in
      let outcome = await site.run(["resolve", "a", "--task", "task_1"], environment: sandbox.environment)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains(#"its status is "failed""#))
      #expect(await site.build(sandbox).code == 3)
      #expect(await sandbox.received(.generate).count == 1)
      #expect(try await site.openAttempts().isEmpty)
    }
  }

  @Test func isLeftAsItWasByAnInterrupt() async throws {
    try await withDoubt { site, sandbox async throws in
      await sandbox.add(SandboxFault(.status, .delay(.seconds(30))))
      let before = try site.text("gallerist.lock")
      let task = Task { () -> Outcome in
        withUnsafeCurrentTask { $0?.cancel() }
        return await site.run(["resolve", "a", "--task", "task_1"], environment: sandbox.environment) {
          $0.interruption = { 2 }
        }
      }
      let outcome = await task.value
      #expect(outcome.code == 130)
      #expect(outcome.messages.contains("interrupted"))
      #expect(try site.text("gallerist.lock") == before)
    }
  }
}
