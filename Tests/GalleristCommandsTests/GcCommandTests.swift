import Foundation
import GalleristCommands
import JoyAISandbox
import SiteFolder
import Testing

@Suite(.timeLimit(.minutes(15))) struct GcCommandTests {
  /// A site with a picture that its prompt asks for, and one whose prompt has changed since.
  private func withDeparted(
    _ body: (TestSite, Sandbox, _ wanted: String, _ departed: String) async throws -> Void
  ) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let departed = try #require(try site.paths(below: "images").first)
      try site.write("content/a.md", "Apricot")
      #expect(await site.build(sandbox).code == 0)
      let wanted = try #require(try site.paths(below: "images").first { $0 != departed })
      try await body(site, sandbox, wanted, departed)
    }
  }

  @Test func listsWhatNothingAsksForAndRemovesNothing() async throws {
    try await withDeparted { site, _, wanted, departed async throws in
      let before = [try site.snapshot("images"), try site.snapshot(".gallerist/originals")]
      let outcome = await site.run(["gc", "-v"])
      #expect(outcome.code == 0)
      let rows = outcome.output.split(separator: "\n")
      try #require(rows.count == 4)
      #expect(rows[0] == "The only copies that are known, of what may be paid for:")
      #expect(rows[1].hasPrefix(".gallerist/originals/\(departed)  "))
      #expect(rows[2].hasPrefix("images/\(departed)  "))
      #expect(rows[1].hasSuffix("  no prompt asks for it any more"))
      #expect(rows[3].hasPrefix("2 files, "))
      #expect(rows[3].hasSuffix(", kept; to remove them for good: gallerist gc --apply --last-copies"))
      #expect(outcome.messages.contains("kept: images/\(wanted)"))
      #expect(outcome.messages.contains("  a asks for it\n"))
      #expect([try site.snapshot("images"), try site.snapshot(".gallerist/originals")] == before)
    }
  }

  @Test func keepsLastCopiesUnlessTheyAreNamedAsSuch() async throws {
    try await withDeparted { site, _, _, departed async throws in
      let outcome = await site.run(["gc", "--apply"])
      #expect(outcome.code == 0)
      #expect(outcome.output.hasPrefix("The only copies that are known"))
      #expect(site.exists("images/" + departed) && site.exists(".gallerist/originals/" + departed))
      let listed = await site.run(["gc", "--last-copies"])
      #expect(listed.output.contains(", can be removed: gallerist gc --apply --last-copies\n"))
      #expect(site.exists("images/" + departed) && site.exists(".gallerist/originals/" + departed))
    }
  }

  /// What is not known of paid pictures must not make them nobody's.
  @Test(arguments: [
    ("ledger.sqlite", String(repeating: "no database ", count: 100)), ("rescue.jsonl", "nonsense\n"),
    ("rescue.jsonl", ""), ("salvaged.jsonl", ""), ("salvaged.jsonl", "{\"k\""),
  ])
  func refusesToRemoveWhileTheBooksAreNotWhole(name: String, text: String) async throws {
    try await withDeparted { site, _, _, departed async throws in
      let lock = try site.text("gallerist.lock")
      // Only what is damaged, or waits, knows of any picture.
      try site.remove("gallerist.lock")
      try site.write(".gallerist/" + name, text.isEmpty ? lock : text)
      let images = try site.snapshot("images")
      for arguments in [["gc", "--apply"], ["gc", "--apply", "--last-copies"]] {
        let outcome = await site.run(arguments)
        #expect(outcome.code == 74, "\(outcome.messages)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("may not know what is paid for; nothing was removed\n  help: gallerist "))
      }
      #expect(await site.run(["gc"]).code == 0)
      #expect(try site.snapshot("images") == images)
      #expect(site.exists(".gallerist/originals/" + departed))
    }
  }

  @Test func refusesWhileTheLockIsTorn() async throws {
    try await withDeparted { site, _, wanted, departed async throws in
      try site.write("gallerist.lock", try site.text("gallerist.lock") + "{\"k\":\"g1:0")
      let outcome = await site.run(["gc", "--apply", "--last-copies"])
      #expect(outcome.code == 65)
      #expect(outcome.output.isEmpty)
      #expect(try site.paths(below: "images") == [departed, wanted].sorted())
    }
  }

  @Test func keepsWhatOnlyALostLedgerKnew() async throws {
    try await withDeparted { site, sandbox, wanted, departed async throws in
      try site.remove("gallerist.lock")
      try site.write(".gallerist/ledger.sqlite", String(repeating: "no database ", count: 100))
      #expect(await site.run(["build", "--offline"]).code == 0)
      let outcome = await site.run(["gc", "--apply"])
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(outcome.output.contains("  no fact names it\n"))
      for path in [wanted, departed] {
        #expect(site.exists("images/" + path) && site.exists(".gallerist/originals/" + path))
      }
    }
  }

  @Test func removesFilesAndNeverFacts() async throws {
    try await withDeparted { site, sandbox, wanted, departed async throws in
      let lock = try site.text("gallerist.lock")
      let costs = await site.run(["costs", "--json"]).output
      let outcome = await site.run(["gc", "--apply", "--last-copies"])
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("2 files, "))
      #expect(outcome.output.hasSuffix(", removed.\n"))
      #expect(try site.paths(below: "images") == [wanted])
      #expect(try site.paths(below: ".gallerist/originals") == [wanted])
      #expect(!site.exists("images/" + departed.prefix(2)))
      #expect(try site.text("gallerist.lock") == lock)
      #expect(await site.run(["costs", "--json"]).output == costs)
      #expect(await site.run(["gc"]).output == "Nothing to remove: something refers to every original.\n")
      // What is gone because nothing asks for it is no damage.
      let verified = await site.run(["verify", "-v"])
      #expect(verified.code == 0)
      #expect(verified.messages.contains("no prompt asks for images/\(departed) any more, and it is not here\n"))
      // The old prompt comes back: the task is asked for again, and nothing is bought.
      try site.write("content/a.md", "Apple")
      #expect(await site.run(["verify"]).code == 9)
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 2)
      #expect(try site.paths(below: "images").contains(departed))
    }
  }

  @Test func keepsTheOnlyCopyOfAPictureOfTheContent() async throws {
    try await withDeparted { site, _, wanted, _ async throws in
      try site.remove("images")
      #expect(await site.run(["gc", "--apply", "--last-copies"]).code == 0)
      #expect(try site.paths(below: ".gallerist/originals") == [wanted])
      #expect(await site.run(["build", "--offline"]).code == 0)
      #expect(try site.paths(below: "images") == [wanted])
    }
  }

  @Test func keepsWhatADraftAsksFor() async throws {
    try await withDeparted { site, _, _, _ async throws in
      try site.write("content/b.md", "---\ndraft: true\n---\nApple")
      #expect(await site.run(["gc"]).output.hasPrefix("Nothing to remove"))
    }
  }

  @Test func removesWhatNoFactNames() async throws {
    try await withDeparted { site, _, wanted, _ async throws in
      let orphan = "images/00/" + String(repeating: "0", count: 64) + ".png"
      try site.write(orphan, "x")
      for path in ["images/readme.txt", "images/00/notes.png", "images/11/" + orphan.dropFirst(10)] {
        try site.write(path, "mine")
      }
      let outcome = await site.run(["gc", "--apply", "--last-copies"])
      let row = try #require(outcome.output.split(separator: "\n").first { $0.hasPrefix(orphan) })
      #expect(row.hasSuffix(" 1 byte  no fact names it"))
      #expect(!site.exists(orphan))
      #expect(
        try Set(site.paths(below: "images"))
          == ["readme.txt", "00/notes.png", "11/" + String(orphan.dropFirst(10)), wanted])
    }
  }

  @Test func keepsWhatARunningAttemptMayHaveFetched() async throws {
    try await withDoubt { site, _ async throws in
      let orphan = "images/00/" + String(repeating: "0", count: 64) + ".png"
      try site.write(orphan, "x")
      let outcome = await site.run(["gc", "--apply", "-v"])
      #expect(outcome.code == 0)
      #expect(outcome.messages.contains("an attempt is open, and this may be what it fetched (01"))
      #expect(site.exists(orphan))
      #expect(await site.run(["resolve", "a", "--retry"]).code == 0)
      #expect(await site.run(["gc", "--apply", "--last-copies"]).code == 0)
      #expect(!site.exists(orphan))
    }
  }

  @Test func refusesWhileTheContentHasErrors() async throws {
    try await withDeparted { site, _, _, departed async throws in
      try site.write("content/b.md", "---\nqualty: high\n---\nBread")
      for arguments in [["gc"], ["gc", "--apply"]] { #expect(await site.run(arguments).code == 65) }
      #expect(site.exists("images/" + departed))
    }
  }

  @Test func refusesWhileTheLockIsBroken() async throws {
    try await withDeparted { site, _, _, departed async throws in
      try site.write("gallerist.lock", "=======\n" + (try site.text("gallerist.lock")))
      #expect(await site.run(["gc", "--apply", "--last-copies"]).code == 65)
      #expect(site.exists("images/" + departed))
    }
  }

  @Test func listsWhileAnotherProcessWorksButDoesNotRemove() async throws {
    try await withDeparted { site, _, _, departed async throws in
      let lock = try SiteLock(try SiteFolder(at: site.url.path))
      #expect(await site.run(["gc"]).code == 0)
      #expect(await site.run(["gc", "--apply", "--last-copies"]).code == 11)
      withExtendedLifetime(lock) {}
      #expect(site.exists("images/" + departed))
    }
  }

  @Test func printsJSON() async throws {
    try await withDeparted { site, _, wanted, departed async throws in
      let bytes = try Data(contentsOf: site.file("images/" + departed)).count
      let plain = await site.run(["gc", "--json"])
      let outcome = await site.run(["gc", "--json", "--last-copies"])
      func row(_ path: String, _ why: String, _ bytes: Int) -> String {
        #"{"path":"\#(path)","bytes":\#(bytes),"why":"\#(why)"}"#
      }
      let gone = ["images/", ".gallerist/originals/"].map {
        row($0 + departed, "no prompt asks for it any more", bytes)
      }
      #expect(
        outcome.output.hasPrefix(#"{"removable":[\#(gone[1]),\#(gone[0])],"removed":[],"kept":["#), "\(outcome.output)")
      #expect(outcome.output.hasSuffix(#"],"bytes":\#(bytes * 2)}"# + "\n"))
      #expect(outcome.output.contains("images/\(wanted)"))
      #expect(plain.output.hasPrefix(#"{"removable":[],"removed":[],"kept":["#))
      #expect(plain.output.hasSuffix(#"],"last_copies":[\#(gone[1]),\#(gone[0])],"bytes":0}"# + "\n"))
      let applied = await site.run(["gc", "--json", "--apply", "--last-copies"])
      #expect(applied.output.hasPrefix(#"{"removable":[],"removed":[\#(gone[1]),\#(gone[0])],"#))
    }
  }

  @Test func removesNoLinks() async throws {
    try await withDeparted { site, _, _, departed async throws in
      let outside = try TestSite()
      try outside.write("keep.png", "mine")
      let hash = String(repeating: "1", count: 64)
      try site.link("images/11/\(hash).png", to: outside.file("keep.png").path)
      #expect(await site.run(["gc", "--apply", "--last-copies"]).code == 0)
      #expect(outside.exists("keep.png"))
      #expect(!site.exists("images/" + departed))
    }
  }

  @Test func canBeInterrupted() async throws {
    try await withDeparted { site, _, wanted, _ async throws in
      let task = Task { () -> Outcome in
        withUnsafeCurrentTask { $0?.cancel() }
        return await site.run(["gc", "--apply", "--last-copies"]) { $0.interruption = { 15 } }
      }
      let outcome = await task.value
      #expect(outcome.code == 143)
      #expect(outcome.messages.lowercased().contains("interrupted"))
      #expect(await site.run(["gc", "--apply", "--last-copies"]).code == 0)
      #expect(try site.paths(below: "images") == [wanted])
    }
  }
}
