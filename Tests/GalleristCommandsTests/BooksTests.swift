import Foundation
import JoyAISandbox
import SiteFolder
import Testing

/// What keeps a run from spending: another run, broken books, and what the command line forbids.
@Suite struct BooksTests {
  @Test(arguments: [["build", "--yes"], ["generate", "--yes"], ["build", "--frozen"], ["build", "--offline"]])
  func aSecondProcessIsTurnedAway(arguments: [String]) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let lock = try SiteLock(try SiteFolder(at: site.url.path))
      let outcome = await site.run(arguments, environment: sandbox.environment)
      withExtendedLifetime(lock) {}
      #expect(outcome.code == 11)
      #expect(outcome.messages.contains("\(ProcessInfo.processInfo.processIdentifier)"))
      #expect(await sandbox.received().isEmpty)
    }
  }

  @Test func readingNeedsNoTurn() async throws {
    let site = try TestSite.twoMugs()
    let lock = try SiteLock(try SiteFolder(at: site.url.path))
    for command in ["plan", "status", "costs", "verify"] { #expect(await site.run([command]).code == 0) }
    withExtendedLifetime(lock) {}
  }

  private static let hash = String(repeating: "a", count: 64)

  @Test(
    arguments: [
      ("<<<<<<< HEAD\n", "1:1: error: a conflict marker was left by a merge\n"),
      ("=======\n", "1:1: error: a conflict marker was left by a merge\n"),
      ("not a fact\n", "1:1: error: this line is not a fact"), ("{}\n", "1:1: error: this line is not a fact"),
      (#"{"f":"needs","v":2}"# + "\n", "1:1: error: this file needs a newer gallerist"),
      (#"{"k":"g2:\#(hash)","f":"unsent","why":"x"}"# + "\n", "1:1: error: a fingerprint of the rule \"g2\""),
      (#"{"k":"g1:\#(hash)","f":"image","sha256":"../../x"}"# + "\n", "1:1: error: "),
    ])
  func aBrokenLockStopsEverything(lines: String, words: String) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let pages = try site.snapshot()
      try site.write("gallerist.lock", lines + (try site.text("gallerist.lock")))
      let lock = try site.text("gallerist.lock")
      try site.write("content/new.md", "A new mug")
      for arguments in [["build", "--yes"], ["generate", "--yes"], ["plan"], ["status"], ["build", "--frozen"]] {
        let outcome = await site.run(arguments, environment: sandbox.environment)
        #expect(outcome.code == 65)
        #expect(outcome.messages.contains("gallerist.lock:" + words))
      }
      #expect(await sandbox.received(.generate).count == 2)
      #expect(try site.snapshot() == pages)
      #expect(try site.text("gallerist.lock") == lock)
    }
  }

  @Test func aTornLastLineIsLeftOutWithAWarning() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let whole = try site.text("gallerist.lock")
      try site.write("gallerist.lock", String(whole.dropLast(40)))
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("warning: the last line is torn"))
      #expect(try site.text("gallerist.lock") == whole)
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  @Test func aLedgerThatIsNoneIsSetAsideAndTheLockStandsForIt() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox, ["--only", "mugs/blue"]).code == 0)
      try site.write(".gallerist/ledger.sqlite", String(repeating: "no database ", count: 1_000))
      let status = await site.run(["status"])
      #expect(status.code == 0)
      #expect(status.messages.contains("the next gallerist generate keeps it"))
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("the ledger was damaged and is kept as .gallerist/set-aside/ledger-1.sqlite"))
      #expect(try site.text(".gallerist/set-aside/ledger-1.sqlite").hasPrefix("no database "))
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug"])
      let again = await site.build(sandbox)
      #expect(again.code == 0)
      #expect(!again.messages.contains("damaged"))
    }
  }

  @Test func whatTwoMachinesPaidForIsKeptAndCountedTwice() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let clone = try site.clone()
    try await withSandbox { sandbox async throws in
      for site in [site, clone] { #expect(await site.build(sandbox).code == 0) }
    }
    // As git merges it.
    try site.write("gallerist.lock", try site.text("gallerist.lock") + clone.text("gallerist.lock"))
    for (path, bytes) in try clone.snapshot("images") { try site.write("images/" + path, bytes) }
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("content/a.md:1:1: warning: a was paid for 2 times, as on two branches"))
      #expect(outcome.messages.contains("help: say which counts: gallerist pick a "))
      #expect(await sandbox.received().isEmpty)
      #expect(try site.lock().count == 4)
      #expect(await site.run(["costs", "--json"]).output.contains(#""credits":24,"#))
      #expect(await site.run(["verify"]).code == 0)
    }
  }

  @Test func factsOfTheFutureAreKeptByteForByte() async throws {
    let site = try TestSite.twoMugs()
    let future = #"{"k":"g1:\#(Self.hash)",  "f":"hung","where":"\u00fcber"}"#
    try await withSandbox { sandbox async throws in
      try site.write("gallerist.lock", future + "\n")
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.lock().contains(future))
      #expect(try site.lock().count == 5)
    }
  }

  @Test func linesInTheFolderCountAsWell() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let clone = try site.clone()
      try clone.move("gallerist.lock", to: "gallerist.lock.d/other.lock")
      #expect(await clone.run(["build", "--frozen"]).code == 0)
      #expect(try clone.snapshot() == site.snapshot())
      #expect(await clone.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  @Test func frozenWritesNothingWhereSomethingIsMissing() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let before = try site.snapshot("")
      let outcome = await site.run(["build", "--frozen"], environment: sandbox.environment)
      #expect(outcome.code == 8)
      #expect(outcome.messages.contains("content/mugs/red.md:1:1: error: mugs/red is not made yet"))
      #expect(try site.snapshot("").filter { !$0.key.hasPrefix(".gallerist/") } == before)
      #expect(await site.build(sandbox, ["--only", "mugs/blue"]).code == 0)
      let pages = try site.snapshot()
      #expect(await site.run(["build", "--frozen"]).code == 8)
      #expect(try site.snapshot() == pages)
    }
  }

  @Test func offlineHangsPlaceholdersAndSendsNothing() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox, ["--offline"])
      #expect(outcome.code == 0)
      #expect(await sandbox.received().isEmpty)
      let page = try site.text("public/mugs/red/index.html")
      #expect(page.contains("placeholder"))
      #expect(page.contains("A red mug"))
      #expect(!page.contains("<img "))
    }
  }
}
