import GalleristCommands
import JoyAISandbox
import Testing

@Suite struct RateLimitTests {
  @Test func waitsAsAskedAndSendsAgainAsANewTry() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let fault = SandboxFault(.generate, on: .call(1), .answer(.tooManyRequests(retryAfter: "77")))
    try await withSandbox([fault]) { sandbox async throws in
      let time = FakeTime()
      let outcome = await site.build(sandbox) { $0.pollingClock = time.clock }
      #expect(outcome.code == 0)
      #expect(
        outcome.messages.contains("a: not sent: the API accepts no more requests for now (429); trying again in 77 s"))
      #expect(time.sleeps.first == .seconds(77))
      #expect(await sandbox.received(.generate).count == 2)
      #expect(await sandbox.totalCharged() == 12)
      let lock = try site.lock()
      #expect(lock.contains { $0.contains(#""f":"unsent","try":1,"#) })
      #expect(lock.contains { $0.contains(#""f":"task","try":2,"#) })
      #expect(lock.contains { $0.contains(#""f":"image","try":2,"#) })
      #expect(lock.count == 3)
    }
  }

  @Test func countsOnlyWhatWasSentAgainstTheLimit() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let fault = SandboxFault(.generate, on: .first(3), .answer(.tooManyRequests(retryAfter: nil)))
    try await withSandbox([fault]) { sandbox async throws in
      #expect(await site.build(sandbox, ["--max-credits", "12"]).code == 0)
      #expect(await sandbox.received(.generate).count == 4)
    }
  }

  @Test func givesUpInTheEndAndPaysNothing() async throws {
    let site = try TestSite(["content/a.md": "Apple", "content/b.md": "Bread"])
    try await withSandbox([SandboxFault(.generate, .answer(.tooManyRequests(retryAfter: nil)))]) {
      sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("2 pictures not sent."))
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.totalCharged() == 24)
    }
  }
}
