import Foundation
import JoyAISandbox
import Testing

@Suite struct VerifyCommandTests {
  private func withMug(_ body: (TestSite, _ path: String) async throws -> Void) async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try await body(site, "images/" + (try #require(try site.paths(below: "images").first)))
    }
  }

  private func expect(_ site: TestSite, _ code: Int32, _ originals: String, lock: String = "[]") async {
    let outcome = await site.run(["verify", "--json"])
    #expect(outcome.code == code)
    #expect(outcome.output == #"{"originals":{\#(originals)},"lock":\#(lock),"ledger":[]}"# + "\n")
  }

  @Test func findsNothingWrongWithAGoodSite() async throws {
    try await withMug { site, _ async throws in
      await expect(site, 0, #""checked":1,"damaged":[],"missing":[],"orphaned":[],"pointers":[]"#)
      let outcome = await site.run(["verify"])
      #expect(outcome.output == "1 original checked: all is well.\n")
      let empty = try TestSite()
      #expect(await empty.run(["verify"]).output == "0 originals checked: all is well.\n")
    }
  }

  @Test func findsAChangedByte() async throws {
    try await withMug { site, path async throws in
      var bytes = try Data(contentsOf: site.file(path))
      bytes[bytes.count / 2] ^= 1
      try site.write(path, bytes)
      await expect(site, 9, #""checked":1,"damaged":["\#(path)"],"missing":[],"orphaned":[],"pointers":[]"#)
      let outcome = await site.run(["verify"])
      #expect(outcome.code == 9)
      #expect(outcome.messages.hasPrefix("\(path): error: the file's bytes are not those of its name\n"))
      #expect(outcome.output == "1 original checked: damage found.\n")
    }
  }

  @Test func findsWhatIsMissingAndWhatNobodyNames() async throws {
    try await withMug { site, path async throws in
      let orphan = "images/00/" + String(repeating: "0", count: 64) + ".png"
      try site.move(path, to: orphan)
      await expect(site, 9, #""checked":1,"damaged":[],"missing":["\#(path)"],"orphaned":["\#(orphan)"],"pointers":[]"#)
    }
  }

  @Test func knowsAPointerOfGitLFS() async throws {
    try await withMug { site, path async throws in
      let hash = String(path.split(separator: "/").last?.prefix(64) ?? "")
      let size = try Data(contentsOf: site.file(path)).count
      try site.write(path, "version https://git-lfs.github.com/spec/v1\noid sha256:\(hash)\nsize \(size)\n")
      await expect(site, 0, #""checked":1,"damaged":[],"missing":[],"orphaned":[],"pointers":["\#(path)"]"#)
      let frozen = await site.run(["build", "--frozen"])
      #expect(frozen.code == 8)
      #expect(frozen.messages.contains("help: git lfs pull"))
    }
  }

  @Test func answersNineForABrokenLock() async throws {
    try await withMug { site, _ async throws in
      try site.write("gallerist.lock", "<<<<<<< HEAD\n" + (try site.text("gallerist.lock")))
      let outcome = await site.run(["verify", "--json"])
      #expect(outcome.code == 9)
      #expect(outcome.output.contains(#""lock":["line 1: a conflict marker was left by a merge"]"#))
    }
  }

  @Test func answersNineForALedgerThatIsNone() async throws {
    try await withMug { site, _ async throws in
      try site.write(".gallerist/ledger.sqlite", String(repeating: "no database ", count: 100))
      let outcome = await site.run(["verify"])
      #expect(outcome.code == 9)
      #expect(outcome.messages.contains(".gallerist/ledger.sqlite: error:"))
    }
  }
}
