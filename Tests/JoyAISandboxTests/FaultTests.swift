import Foundation
import JoyAISandbox
import Testing

@Suite struct FaultTests {
  private func meeting(
    _ faults: SandboxFault..., body: (Visitor) async throws -> Void
  ) async throws {
    try await Sandbox.withRunning(quick { $0.faults = faults }) { sandbox in
      try await body(Visitor(sandbox: sandbox))
    }
  }

  @Test func answersWhatATestMadeUpAndChargesNothing() async throws {
    let answers: [(SandboxAnswer, Int, Int?)] = [
      (.http(503, "down"), 503, nil), (.envelope(500, "server error"), 500, 500),
      (.envelope(402, "not enough credits", under: 200), 200, 402), (.brokenJSON, 200, nil), (.html, 200, nil),
    ]
    for (answer, status, code) in answers {
      try await meeting(SandboxFault(.generate, .answer(answer))) { visitor in
        let answer = try await visitor.draw("x")
        #expect(answer.status == status)
        #expect(answer.code == code)
        #expect(await visitor.sandbox.charges().isEmpty)
      }
    }
  }

  @Test func countsTheCallsOfAnEndpoint() async throws {
    try await meeting(SandboxFault(.generate, on: .call(2), .answer(.tooManyRequests(retryAfter: "3")))) { visitor in
      #expect(try await visitor.draw("x").code == 200)
      let second = try await visitor.draw("x")
      #expect(second.status == 429)
      #expect(second.headers["retry-after"] == "3")
      #expect(try await visitor.draw("x").code == 200)
    }
  }

  @Test func meetsCallsAboutAPrompt() async throws {
    let calls = SandboxFault.Calls.prompt(containing: "chair")
    try await meeting(
      SandboxFault(.status, on: calls, .answer(.http(500))), SandboxFault(.download, on: calls, .answer(.html))
    ) { visitor in
      let chair = try await visitor.draw("a chair").taskID
      let table = try await visitor.draw("a table").taskID
      #expect(try await visitor.status(chair).status == 500)
      #expect(try await visitor.status(table).code == 200)
      let picture = visitor.sandbox.pictureURL + "/pictures/\(chair)-0.png"
      #expect(try await visitor.get(picture).headers["content-type"] == "text/html; charset=utf-8")
    }
  }

  @Test func losesAnAnswerThatWasCharged() async throws {
    try await meeting(SandboxFault(.generate, on: .first(1), .lostAnswer)) { visitor in
      await #expect(throws: (any Error).self) { _ = try await visitor.draw("x") }
      #expect(await visitor.sandbox.totalCharged() == 12)
      #expect(await visitor.sandbox.received(.generate).count == 1)
      let second = try await visitor.draw("x")
      #expect(second.code == 200)
    }
  }

  @Test func replacesAnAnswerThatWasCharged() async throws {
    try await meeting(SandboxFault(.generate, .answerAfterwards(.http(502)))) { visitor in
      let answer = try await visitor.draw("x")
      #expect(answer.status == 502)
      #expect(await visitor.sandbox.totalCharged() == 12)
    }
  }

  @Test(arguments: SandboxEndpoint.allCases)
  func breaksTheConnectionBeforeReading(endpoint: SandboxEndpoint) async throws {
    try await meeting(SandboxFault(endpoint, .reset)) { visitor in
      await #expect(throws: (any Error).self) {
        let id = try await visitor.draw("x").taskID
        _ = try await visitor.picture(of: id)
        _ = try await visitor.get(await visitor.sandbox.host("mug.jpg") { [] })
      }
      #expect(await visitor.sandbox.charges().isEmpty == (endpoint == .generate))
    }
  }

  @Test func answersLate() async throws {
    try await meeting(SandboxFault(.status, .delay(.milliseconds(120)))) { visitor in
      let id = try await visitor.draw("x").taskID
      let took = try await ContinuousClock().measure { _ = try await visitor.status(id) }
      #expect(took >= .milliseconds(120))
    }
  }

  @Test func redirects() async throws {
    try await meeting(SandboxFault(.generate, .answer(.redirect(to: "https://example.com/", status: 307)))) { visitor in
      let answer = try await visitor.draw("x")
      #expect(answer.status == 307)
      #expect(answer.headers["location"] == "https://example.com/")
    }
  }

  @Test func acceptsStrangely() async throws {
    try await meeting(
      SandboxFault(.generate, on: .call(1), .withoutTaskID), SandboxFault(.generate, on: .call(2), .charging(99)),
      SandboxFault(.generate, on: .call(3), .decimalCredits)
    ) { visitor in
      #expect(try await visitor.draw("x").data["task_id"] == nil)
      #expect(try await visitor.draw("x").data["credits_charged"] as? Int == 99)
      let decimal = try await visitor.draw("x", ["quality": "high", "resolution": "2k"])
      #expect(decimal.text.contains(#""credits_charged":88.0"#))
      #expect(await visitor.sandbox.charges().map(\.credits) == [12, 99, 88])
    }
  }

  @Test func endsTasksAsTold() async throws {
    try await meeting(
      SandboxFault(.generate, on: .call(1), .outcome(.failed(word: "failed", reason: "content policy"))),
      SandboxFault(.generate, on: .call(2), .outcome(.stuck(word: "moderating"))),
      SandboxFault(.generate, on: .call(3), .outcome(.succeeded(pictures: 0))),
      SandboxFault(.generate, on: .call(4), .outcome(.succeeded(pictures: 3)))
    ) { visitor in
      func end() async throws -> Visitor.Answer { try await visitor.status(try await visitor.draw("x").taskID) }
      let failed = try await end()
      #expect(failed.data["status"] as? String == "failed")
      #expect(failed.data["error"] as? String == "content policy")
      #expect(try await end().data["status"] as? String == "moderating")
      let empty = try await end()
      #expect(empty.data["status"] as? String == "succeeded")
      #expect(empty.images.isEmpty)
      let several = try await end().images
      #expect(Set(several).count == 3)
      #expect(try await Set([visitor.get(several[0]).body, visitor.get(several[2]).body]).count == 2)
    }
  }

  @Test func spoilsDownloads() async throws {
    try await meeting(
      SandboxFault(.download, on: .call(1), .cutShort),
      SandboxFault(.download, on: .call(2), .contentType("text/plain")),
      SandboxFault(.download, on: .call(3), .answer(.expired)),
      SandboxFault(.download, on: .call(4), .answer(.http(404)))
    ) { visitor in
      let id = try await visitor.draw("x").taskID
      await #expect(throws: (any Error).self) { _ = try await visitor.picture(of: id) }
      let url = try #require(try await visitor.status(id).images.first)
      let wrongType = try await visitor.get(url)
      #expect(wrongType.headers["content-type"] == "text/plain")
      #expect(wrongType.body.starts(with: [0x89, 0x50]))
      #expect(try await visitor.get(url).status == 403)
      #expect(try await visitor.get(url).status == 404)
      #expect(try await visitor.get(url).headers["content-type"] == "image/png")
    }
  }

  @Test func writesToTheConnectionWhatATestMadeUp() async throws {
    let made = "HTTP/1.1 418 Teapot\r\nconnection: close\r\ncontent-length: 3\r\nconnection: close\r\n\r\ntea"
    try await meeting(
      SandboxFault(.generate, on: .call(1), .wire(Array(made.utf8))),
      SandboxFault(.generate, on: .call(2), .wire(Array("HTTP/1.1 200".utf8), charged: true))
    ) { visitor in
      let answer = try await visitor.draw("x")
      #expect(answer.status == 418)
      #expect(answer.text == "tea")
      #expect(await visitor.sandbox.charges().isEmpty)
      await #expect(throws: (any Error).self) { _ = try await visitor.draw("x") }
      #expect(await visitor.sandbox.totalCharged() == 12)
    }
  }

  @Test(arguments: [false, true]) func fallsSilent(charged: Bool) async throws {
    try await meeting(SandboxFault(.generate, .silence(charged: charged))) { visitor in
      let asking = Task { try await visitor.draw("x") }
      while await visitor.sandbox.received(.generate).first?.body.isEmpty ?? true { await Task.yield() }
      while charged, await visitor.sandbox.charges().isEmpty { await Task.yield() }
      asking.cancel()
      await #expect(throws: (any Error).self) { _ = try await asking.value }
      #expect(await visitor.sandbox.received(.generate).count == 1)
    }
  }

  @Test func sendsHalfAPictureAsIfItWereAll() async throws {
    try await meeting(SandboxFault(.download, on: .call(1), .halved)) { visitor in
      let id = try await visitor.draw("x").taskID
      let half = try await visitor.picture(of: id)
      let whole = try await visitor.picture(of: id)
      #expect(half == Array(whole.prefix(whole.count / 2)))
    }
  }

  @Test func changesItsWaysWhileItRuns() async throws {
    try await meeting { visitor in
      await visitor.sandbox.add(SandboxFault(.generate, .answer(.http(503))))
      let wrong = try await visitor.draw("x")
      await visitor.sandbox.removeFaults()
      let right = try await visitor.draw("x")
      #expect(wrong.status == 503 && right.status == 200)
    }
  }
}
