import Foundation
import GalleristCommands
import GalleryModel
import JoyAISandbox
import Ledger
import Synchronization
import Testing

/// Pictures that edit others, made in one run: in which order, for how much, and what ends it.
@Suite(.timeLimit(.minutes(60))) struct EditChainTests {
  private static let chain = ["cup", "light", "night"]

  @Test func aChainIsMadeInOneRun() async throws {
    let site = try TestSite(chain: Self.chain)
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(outcome.messages.contains("3 pictures made for 36 credits."), "\(outcome.messages)")
      #expect(try await sandbox.prompts() == Self.chain)
      let hashes = try await site.hashes()
      #expect(try await sandbox.hashesRead(for: "light") == [try #require(hashes["cup"])])
      #expect(try await sandbox.hashesRead(for: "night") == [try #require(hashes["light"])])
      #expect(try await site.states() == ["cup": "stored", "light": "stored", "night": "stored"])
      // By this it is known again when what it edits has changed.
      let edits = try site.lock().filter { $0.contains(#""mode":"edit""#) }
      #expect(edits.count == 2)
      #expect(edits.allSatisfy { $0.contains(#""req":"g1:"#) }, "\(edits)")
      try await site.expectWhole()
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 3)
    }
  }

  @Test func whatIsFetchedFromAnAddressNeedsNoSecondLook() async throws {
    let site = try TestSite(chain: Self.chain)
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.download).count == 3)
    }
  }

  @Test func bothSidesOfADiamondAreSentInTheirOrder() async throws {
    let site = try TestSite(chain: ["cup"])
    try site.add("b-left", editing: "./cup.md")
    try site.add("a-right", editing: "./cup.md")
    try site.add("0-both", editing: "./b-left.md", "./a-right.md")
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      let hashes = try await site.hashes()
      let expected = try [#require(hashes["b-left"]), #require(hashes["a-right"])]
      #expect(try await sandbox.hashesRead(for: "0-both") == expected)
      #expect(await sandbox.totalCharged() == 48)
    }
  }

  @Test func manyEditsOfOnePictureAreMadeAfterIt() async throws {
    let site = try TestSite(chain: ["cup"])
    for number in 1...12 { try site.add("edit-\(number)", editing: "./cup.md") }
    try await withSandbox { sandbox async throws in
      let outcome = await site.run(
        ["build", "--max-credits", "156", "--concurrency", "4"], environment: sandbox.environment)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try await sandbox.prompts().first == "cup")
      #expect(await sandbox.totalCharged() == 156)
      #expect(await sandbox.received(.download).count == 13)
    }
  }

  @Test func aDeepChainIsMadeFromItsFirstPictureOn() async throws {
    let names = (1...60).map { "p\($0)" }
    let site = try TestSite(chain: names)
    try await withSandbox { sandbox async throws in
      let outcome = await site.run(["generate", "--yes"], environment: sandbox.environment)
      #expect(outcome.code == 0, "\(outcome.messages.suffix(500))")
      #expect(try await sandbox.prompts() == names)
    }
  }

  @Test func whatWaitsIsAgreedToWithTheRest() async throws {
    let site = try TestSite(chain: Self.chain)
    try await withSandbox { sandbox async throws in
      let asked = Transcript()
      let outcome = await site.run(["build"], environment: sandbox.environment) { world in
        world.ask = { question in
          asked.write(question)
          return "y"
        }
      }
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(asked.text == "Make 3 pictures for 36 credits? [y/N] ")
      #expect(outcome.messages.contains("2 of them wait for a picture that is made first; the price includes them.\n"))
      #expect(await sandbox.totalCharged() == 36)
    }
  }

  @Test(arguments: [(35, 7, 0), (36, 0, 36)])
  func aBudgetIsHeldAgainstTheWholeChain(limit: Int, code: Int, charged: Int) async throws {
    let site = try TestSite(chain: Self.chain)
    try await withSandbox { sandbox async throws in
      let outcome = await site.run(
        ["build", "--max-credits", String(limit)], environment: sandbox.environment)
      #expect(Int(outcome.code) == code, "\(outcome.messages)")
      #expect(await sandbox.totalCharged() == charged)
    }
  }

  @Test func nothingIsSentForTheEditsOfAPictureThatFails() async throws {
    let site = try TestSite(chain: Self.chain)
    let failure = SandboxFault(.generate, .outcome(.failed(word: "failed", reason: "too dark")))
    try await withSandbox([failure]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("warning: light and night wait for cup, which failed\n"), "\(outcome.messages)")
      #expect(try await sandbox.prompts() == ["cup"])
      // In one run a picture is paid for once, also where failed ones are paid for again.
      #expect(await site.build(sandbox, ["--retry-failed"]).code == 3)
      #expect(try await sandbox.prompts() == ["cup", "cup"])
      await sandbox.removeFaults()
      let retried = await site.build(sandbox, ["--retry-failed"])
      #expect(retried.code == 0, "\(retried.messages)")
      #expect(try await sandbox.prompts().dropFirst(2) == ["cup", "light", "night"])
    }
  }

  @Test func nothingIsSentForTheEditsOfAPictureInDoubt() async throws {
    let site = try TestSite(chain: Self.chain)
    try await withSandbox([SandboxFault(.generate, .lostAnswer)]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 4)
      #expect(outcome.messages.contains("light and night wait for cup, which is in doubt"), "\(outcome.messages)")
      await sandbox.removeFaults()
      #expect(await site.build(sandbox).code == 4)
      #expect(await sandbox.received(.generate).count == 1)
      let settled = await site.run(["resolve", "cup", "--task", "task_1"], environment: sandbox.environment)
      #expect(settled.code == 0, "\(settled.messages)")
      let next = await site.build(sandbox)
      #expect(next.code == 0, "\(next.messages)")
      #expect(try await sandbox.prompts() == Self.chain)
    }
  }

  @Test func anEditInDoubtIsKnownByItsWordsInLockAndLedger() async throws {
    let site = try TestSite(chain: ["cup", "light"])
    try await withSandbox([SandboxFault(.generate, on: .prompt(containing: "light"), .lostAnswer)]) {
      sandbox async throws in
      #expect(await site.build(sandbox).code == 4)
      let ledger = try FactLedger(reading: site.file(".gallerist/ledger.sqlite").path).lines().map(\.text)
      for lines in [try site.lock(), ledger] {
        let sent = try #require(lines.first { $0.contains(#""f":"sent""#) && $0.contains(#""picture":"light""#) })
        #expect(sent.contains(#""mode":"edit","quoted":12,"req":"g1:"#), "\(sent)")
      }
    }
  }

  @Test func theEditsOfAPictureThatWasStillRunningAreMadeOnceItIsFetched() async throws {
    let site = try TestSite(chain: Self.chain)
    let time = MovableClock()
    try await withSandbox(taskDelay: .seconds(3_600), clock: time.clock) { sandbox async throws in
      let first = await site.build(sandbox, ["--timeout", "1"])
      #expect(first.code == 3)
      #expect(first.messages.contains("light and night wait for cup, which is still running"), "\(first.messages)")
      #expect(try await site.states()["light"] == "waiting")
      time.advance(seconds: 7_200)
      // What is paid for is fetched without consent; what builds on it is paid for with consent only.
      #expect(await site.run(["build"], environment: sandbox.environment).code == 7)
      #expect(try await sandbox.prompts() == ["cup"])
      #expect(try await site.states()["cup"] == "stored")
      let next = await site.build(sandbox, ["--timeout", "1"])
      #expect(try await sandbox.prompts() == ["cup", "light"])
      #expect(next.messages.contains("night waits for light, which is still running"), "\(next.messages)")
      time.advance(seconds: 7_200)
      // Nothing can be sent at once: what is fetched makes it so.
      let last = await site.build(sandbox, ["--timeout", "1"])
      #expect(try await sandbox.prompts() == Self.chain, "\(last.messages)")
      time.advance(seconds: 7_200)
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.totalCharged() == 36)
    }
  }

  @Test func anEditWhosePictureIsNotChosenWaits() async throws {
    let site = try TestSite(chain: ["cup", "light"])
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox, ["--only", "light"])
      #expect(outcome.code == 3)
      #expect(outcome.messages.contains("light waits for cup, which is not made"), "\(outcome.messages)")
      #expect(outcome.messages.contains("help: gallerist generate --only cup --only light"), "\(outcome.messages)")
      #expect(await sandbox.received(.generate).isEmpty)
      let frozen = await site.run(["build", "--frozen"])
      #expect(frozen.code == 8)
      #expect(frozen.messages.contains("light waits for cup, which is not made"), "\(frozen.messages)")
    }
  }

  @Test func doubtsCountForAllRoundsTogether() async throws {
    let site = try TestSite(chain: ["cup"])
    try site.write("content/lost.md", "lost text\n")
    for number in 1...4 { try site.add("lost-\(number)", editing: "./cup.md") }
    try await withSandbox([SandboxFault(.generate, on: .prompt(containing: "lost"), .lostAnswer)]) {
      sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 4)
      #expect(outcome.messages.contains("nothing more is sent: three attempts are in doubt"), "\(outcome.messages)")
      #expect(await sandbox.received(.generate).count == 4)
    }
  }

  @Test(arguments: [402, 401]) func whatStopsARoundEndsTheRun(code: Int) async throws {
    let site = try TestSite(chain: Self.chain)
    try site.write("content/other.md", "other\n")
    let refusal = SandboxFault(.generate, on: .prompt(containing: "other"), .answer(.envelope(code, "no")))
    try await withSandbox([refusal]) { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == (code == 402 ? 6 : 5), "\(outcome.messages)")
      #expect(try await sandbox.prompts() == ["cup", "other"])
      #expect(!outcome.messages.contains("wait for"), "\(outcome.messages)")
    }
  }

  @Test func anInterruptBetweenTwoPicturesEndsTheRun() async throws {
    let site = try TestSite(chain: Self.chain)
    try await withSandbox { sandbox async throws in
      let run = Mutex<Task<Outcome, Never>?>(nil)
      let task = Task {
        await site.build(sandbox) { world in
          world.interruption = { 2 }
          let say = world.messages
          world.messages = { text in
            say(text)
            guard text.hasPrefix("cup: stored") else { return }
            while run.withLock({ $0?.cancel() }) == nil {}
          }
        }
      }
      run.withLock { $0 = task }
      let outcome = await task.value
      #expect(outcome.code == 130, "\(outcome.messages)")
      #expect(try await sandbox.prompts() == ["cup"])
      #expect(!outcome.messages.contains("waits for"), "\(outcome.messages)")
      #expect(await site.build(sandbox).code == 0)
      #expect(try await sandbox.prompts() == Self.chain)
    }
  }

  @Test func editsThatShareARequestArePaidForOnce() async throws {
    let site = try TestSite(chain: ["cup", "light"])
    try site.write("content/twin.md", TestSite.prompt("light", editing: ["./cup.md"]))
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(try await sandbox.prompts() == ["cup", "light"])
    }
  }

  @Test func anAnswerThatSaysToSendLessIsHeededByLaterRounds() async throws {
    let site = try TestSite(chain: ["cup"])
    for number in 1...6 { try site.add("edit-\(number)", editing: "./cup.md") }
    let faults = [
      SandboxFault(.generate, on: .call(1), .answer(.tooManyRequests(retryAfter: nil))),
      SandboxFault(.generate, on: .prompt(containing: "edit"), .delay(.milliseconds(30))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      let most = Mutex((now: 0, most: 0))
      let outcome = await site.run(["build", "--yes", "--concurrency", "2"], environment: sandbox.environment) {
        world in
        let say = world.messages
        world.messages = { text in
          say(text)
          most.withLock { count in
            if text.hasPrefix("edit"), text.contains(": sending") { count.now += 1 }
            if text.hasPrefix("edit"), text.contains(": stored") { count.now -= 1 }
            count.most = max(count.most, count.now)
          }
        }
      }
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(most.withLock { $0.most } == 1)
    }
  }
}
