import JoyAISandbox
import Testing

/// What the API does not do, and how the program ends then.
@Suite struct RefusalTests {
  private func site() throws -> TestSite {
    try TestSite(["content/a.md": "Apple", "content/b.md": "Bread", "content/c.md": "Cheese"])
  }

  @Test func withoutAKeyNothingIsSentAndNothingWritten() async throws {
    let site = try site()
    try await withSandbox { sandbox async throws in
      let outcome = await site.run(["build", "--yes"], environment: ["JOYAI_BASE_URL": sandbox.baseURL])
      #expect(outcome.code == 5)
      #expect(
        outcome.messages.contains("error: there is no API key, so no picture can be made\n  help: set JOYAI_API_KEY"))
      #expect(await sandbox.received().isEmpty)
      #expect(!site.exists("public"))
    }
  }

  @Test func aRefusedKeyStopsEverything() async throws {
    let site = try site()
    try await withSandbox { sandbox async throws in
      var environment = sandbox.environment
      environment["JOYAI_API_KEY"] = "another-key"
      let outcome = await site.run(["build", "--yes", "--concurrency", "1"], environment: environment)
      #expect(outcome.code == 5)
      #expect(outcome.messages.contains("nothing more is sent: the API refused the key (401)"))
      #expect(try await sandbox.prompts() == ["Apple"])
      #expect(!site.exists("public"))
      // The pictures are missing still, and the right key makes them.
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.charges().count == 3)
    }
  }

  @Test func anEmptyAccountStopsSendingAndTheSiteIsRendered() async throws {
    let site = try site()
    try await withSandbox(credits: 20) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 6)
      #expect(outcome.messages.contains("nothing more is sent: the account has not enough credits (402)"))
      #expect(outcome.messages.contains("1 picture made for 12 credits.\n2 pictures not sent.\n"))
      #expect(outcome.messages.contains("Top up the account and run again."))
      #expect(try await sandbox.prompts() == ["Apple", "Bread"])
      #expect(try site.text("public/a/index.html").contains("<img "))
      #expect(site.exists("public/b/index.html"))
    }
    // Topped up.
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(try await sandbox.prompts() == ["Bread", "Cheese"])
    }
  }

  @Test func aRefusedRequestIsSaidAndNotSentAgain() async throws {
    let site = try site()
    let fault = SandboxFault(.generate, on: .prompt(containing: "Bread"), .answer(.envelope(400, "no bread")))
    try await withSandbox([fault]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("b: refused: "))
      #expect(outcome.messages.contains("no bread"))
      #expect(try await sandbox.prompts() == ["Apple", "Bread", "Cheese"])
      #expect(site.exists("public/b/index.html"))
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 3)
      #expect(await site.run(["build", "--frozen"]).code == 8)
      #expect(await sandbox.received(.generate).count == 3)
      #expect(await site.build(sandbox, ["--retry-failed"]).code == 0)
      #expect(await sandbox.received(.generate).count == 4)
    }
  }

  @Test func aFailedTaskIsSaidInTheProvidersWordsAndNotSentAgain() async throws {
    let site = try site()
    let failure = SandboxOutcome.failed(word: "failed", reason: "the oven is \u{1B}[31mcold")
    let fault = SandboxFault(.generate, on: .prompt(containing: "Bread"), .outcome(failure))
    try await withSandbox([fault]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("b: failed: the oven is"))
      #expect(outcome.messages.contains("cold; charged 12 credits, refund unknown"))
      #expect(!outcome.messages.contains("\u{1B}"))
      await sandbox.removeFaults()
      let again = await site.build(sandbox)
      #expect(again.code == 3)
      #expect(await sandbox.received(.generate).count == 3)
      #expect(try site.text("public/b/index.html").contains("placeholder"))
      // In the lock, so that a clone does not buy it either.
      let clone = try site.clone()
      #expect(await clone.build(sandbox).code == 3)
      #expect(await sandbox.received(.generate).count == 3)
      #expect(await clone.build(sandbox, ["--retry-failed"]).code == 0)
      #expect(await sandbox.received(.generate).count == 4)
    }
  }

  @Test(arguments: ["error", "fail", "FAILED"]) func otherWordsForFailureCountAsWell(word: String) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .outcome(.failed(word: word, reason: "r")))]) {
      sandbox async throws in
      #expect(await site.build(sandbox).code == 3)
      #expect(try site.lock().contains { $0.contains(#""f":"failed""#) })
    }
  }

  @Test(arguments: [(400, 3), (401, 5), (402, 6)] as [(Int, Int32)])
  func aCodeInTheEnvelopeCountsUnderStatus200AsWell(answer: Int, code: Int32) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .answer(.envelope(answer, "no", under: 200)))]) {
      sandbox async throws in
      #expect(await site.build(sandbox).code == code)
      #expect(try site.lock().count == 1)
      #expect(try site.lock().first?.contains(#""f":"refused""#) == true)
      #expect(try site.lock().first?.contains(#""code":\#(answer),"#) == true)
    }
  }

  @Test func creditsMayHaveADecimalPoint() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .decimalCredits)]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.lock().contains { $0.contains(#""charged":12,"#) })
    }
  }

  @Test func aForeignAnswerStopsSending() async throws {
    let site = try site()
    try await withSandbox([SandboxFault(.generate, .answer(.http(404, "no such page")))]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("nothing more is sent: status 404 came without the API's own envelope"))
      #expect(await sandbox.received(.generate).count == 1)
    }
  }

  @Test func anUnreachableAPILeavesPicturesMissing() async throws {
    let site = try site()
    let environment = ["JOYAI_BASE_URL": "http://127.0.0.1:1", "JOYAI_API_KEY": testKey]
    let outcome = await site.run(["build", "--yes", "--concurrency", "1"], environment: environment)
    #expect(outcome.code == 3)
    #expect(outcome.messages.contains("3 pictures not sent."))
    #expect(site.exists("public/a/index.html"))
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.charges().count == 3)
    }
  }

  @Test func aChargeAboveTheQuoteStopsSending() async throws {
    let site = try site()
    try await withSandbox([SandboxFault(.generate, on: .call(1), .charging(13))]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("nothing more is sent: the API charged 13 where 12 were expected"))
      #expect(try await sandbox.prompts() == ["Apple"])
      // What was accepted is fetched all the same.
      #expect(try site.text("public/a/index.html").contains("<img "))
      #expect(outcome.messages.contains("1 picture made for 13 credits."))
    }
  }
}
