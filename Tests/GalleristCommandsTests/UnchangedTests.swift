import Foundation
import GalleristCommands
import JoyAISandbox
import Testing

@Suite struct UnchangedTests {
  /// A finished site, and how many requests it took.
  private func withBuiltSite(_ body: (TestSite, Sandbox, Int) async throws -> Void) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      let outcome = await site.build(sandbox)
      try #require(outcome.code == 0, "\(outcome.messages)")
      try await body(site, sandbox, await sandbox.received().count)
    }
  }

  @Test func aSecondBuildSendsNothingAndTouchesNoFile() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let bytes = try site.snapshot("")
      let stamps = try site.stamps()
      let lock = try site.stamps("images").merging(["lock": site.stamps("")["gallerist.lock"] ?? []]) { $1 }
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0)
      #expect(outcome.messages == "public/: 0 files written, \(stamps.count) unchanged.\n")
      #expect(await sandbox.received().count == count)
      #expect(try site.snapshot("public") == bytes.below("public/"))
      #expect(try site.stamps() == stamps)
      #expect(try site.stamps("images").merging(["lock": site.stamps("")["gallerist.lock"] ?? []]) { $1 } == lock)
    }
  }

  @Test func aRenamedFileAndAMovedAlbumCostNothing() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let lock = try site.lock()
      try site.move("content/mugs/red.md", to: "content/mugs/02-crimson.md")
      #expect(await site.build(sandbox).code == 0)
      #expect(site.exists("public/mugs/crimson/index.html"))
      #expect(!site.exists("public/mugs/red"))
      try site.move("content/mugs", to: "content/shop/cups")
      #expect(await site.build(sandbox).code == 0)
      #expect(site.exists("public/shop/cups/crimson/index.html"))
      #expect(!site.exists("public/mugs"))
      #expect(await sandbox.received().count == count)
      #expect(try site.lock() == lock)
    }
  }

  @Test func titleTagsNotesAndCallbackCostNothing() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      try site.write(
        "content/mugs/red.md",
        "---\ntitle: R\ntags: [a]\ncallback_url: https://a.example/\n---\nNotes.\n\n```prompt\n\n  A red mug\r\n```\n")
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received().count == count)
    }
  }

  @Test(arguments: [false, true]) func aDeletedStateFolderChangesNothing(offline: Bool) async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let bytes = try site.snapshot("").filter { !$0.key.hasPrefix(".gallerist/") }
      let stamps = try site.stamps()
      try site.remove(".gallerist")
      #expect(await site.build(sandbox, offline ? ["--offline"] : []).code == 0)
      #expect(await sandbox.received().count == count)
      #expect(try site.snapshot("").filter { !$0.key.hasPrefix(".gallerist/") } == bytes)
      #expect(try site.stamps() == stamps)
    }
  }

  @Test func aCloneElsewhereInAnotherTimeZoneWithoutKeyGetsTheSameBytes() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let zone = NSTimeZone.default
      defer { NSTimeZone.default = zone }
      NSTimeZone.default = try #require(TimeZone(identifier: "Pacific/Kiritimati"))
      let frozen = try site.clone()
      #expect(await frozen.run(["build", "--frozen"], environment: ["TZ": "Pacific/Kiritimati"]).code == 0)
      #expect(try frozen.snapshot() == site.snapshot())
      let plain = try site.clone()
      #expect(await plain.run(["build"]) { $0.milliseconds = { TestSite.noon + 86_400_000 * 400 } }.code == 0)
      #expect(try plain.snapshot() == site.snapshot())
      #expect(try plain.lock() == site.lock())
      #expect(await sandbox.received().count == count)
    }
  }

  @Test func aChangedPromptSendsExactlyOne() async throws {
    try await withBuiltSite { site, sandbox, _ async throws in
      try site.write("content/mugs/red.md", "A red mug with a chip")
      #expect(await site.build(sandbox).code == 0)
      #expect(try await sandbox.prompts() == ["A blue mug", "A red mug", "A red mug with a chip"])
      // And back again: the first picture was never forgotten.
      try site.write("content/mugs/red.md", "A red mug")
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received(.generate).count == 3)
    }
  }

  @Test func aPictureThatIsRemovedAndBroughtBackIsNotPaidAgain() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let bytes = try site.snapshot()
      try site.remove("content/mugs/red.md")
      #expect(await site.build(sandbox).code == 0)
      #expect(!site.exists("public/mugs/red"))
      try site.write("content/mugs/red.md", "A red mug\n")
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.snapshot() == bytes)
      #expect(await sandbox.received().count == count)
    }
  }

  @Test func anOriginalThatGoesMissingComesBackFromItsCopy() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let originals = try site.snapshot("images")
      try site.remove("images")
      try site.remove("gallerist.lock")
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.snapshot("images") == originals)
      #expect(try site.lock().count == 4)
      #expect(await sandbox.received().count == count)
    }
  }

  @Test func anOriginalThatIsCutShortComesBackFromItsCopy() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let originals = try site.snapshot("images")
      for (path, bytes) in originals { try site.write("images/" + path, bytes.prefix(bytes.count / 2)) }
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.snapshot("images") == originals)
      #expect(await sandbox.received().count == count)
    }
  }

  @Test func anOriginalThatIsCutShortAndHasNoCopyIsFetchedAgain() async throws {
    try await withBuiltSite { site, sandbox, _ async throws in
      let originals = try site.snapshot("images")
      try site.remove(".gallerist")
      for (path, bytes) in originals { try site.write("images/" + path, bytes.prefix(bytes.count / 2)) }
      #expect(await site.run(["build", "--frozen"]).code == 8)
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.snapshot("images") == originals)
      #expect(await sandbox.received(.generate).count == 2)
    }
  }

  @Test func aLockWithOtherLineEndsSaysTheSame() async throws {
    try await withBuiltSite { site, sandbox, count async throws in
      let lock = try site.text("gallerist.lock")
      try site.remove(".gallerist")
      let lines = try site.lock()
      try site.write("gallerist.lock", (lines.reversed() + lines).joined(separator: "\r\n"))
      #expect(await site.run(["build", "--frozen"]).code == 0)
      #expect(await site.build(sandbox).code == 0)
      #expect(await sandbox.received().count == count)
      #expect(try site.text("gallerist.lock") == lock)
    }
  }

  @Test func anOriginalWithoutACopyIsFetchedAgainAndNotBoughtAgain() async throws {
    try await withBuiltSite { site, sandbox, _ async throws in
      let originals = try site.snapshot("images")
      let lock = try site.lock()
      try site.remove("images")
      try site.remove(".gallerist")
      #expect(await site.build(sandbox).code == 0)
      #expect(try site.snapshot("images") == originals)
      #expect(try site.lock() == lock)
      #expect(await sandbox.received(.generate).count == 2)
      #expect(await sandbox.received(.download).count == 4)
    }
  }
}

extension [String: Data] {
  /// What lies below a folder, by paths relative to it.
  fileprivate func below(_ folder: String) -> [String: Data] {
    let below = filter { $0.key.hasPrefix(folder) }.map { (String($0.key.dropFirst(folder.count)), $0.value) }
    return Dictionary(uniqueKeysWithValues: below)
  }
}
