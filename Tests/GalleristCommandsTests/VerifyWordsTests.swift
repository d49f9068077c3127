import Foundation
import JoyAISandbox
import Testing

/// What `verify` finds in lock and originals, each with its own sentence.
@Suite(.timeLimit(.minutes(15))) struct VerifyWordsTests {
  private static let hash = String(repeating: "a", count: 64)

  /// - Parameter change: what is done to the lock's text.
  private func verify(
    _ code: Int32, _ words: String, change: (String) -> String
  ) async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write("gallerist.lock", change(try site.text("gallerist.lock")))
      let lock = try site.text("gallerist.lock")
      let outcome = await site.run(["verify"])
      #expect(outcome.code == code)
      #expect(words.isEmpty ? outcome.messages.isEmpty : outcome.messages.contains(words), "\(outcome.messages)")
      #expect(try site.text("gallerist.lock") == lock)
    }
  }

  @Test func takesEveryMergeForGranted() async throws {
    try await verify(0, "") { $0 + $0 }
    try await verify(0, "") { $0.split(separator: "\n").reversed().joined(separator: "\n") + "\n" }
    try await verify(0, "") { $0.replacing("\n", with: "\r\n") }
    try await verify(0, "") { String($0.dropLast()) }
    try await verify(0, "") { #"{"k":"g1:\#(Self.hash)",  "f":"hung"}"# + "\n\n" + $0 }
  }

  @Test func findsEachThingThatIsWrong() async throws {
    try await verify(9, "gallerist.lock:1:1: error: a conflict marker was left by a merge") { "<<<<<<< HEAD\n" + $0 }
    try await verify(9, "delete only the marker lines") { $0 + ">>>>>>> other\n" }
    try await verify(9, "gallerist.lock:1:1: error: this file needs a newer gallerist") {
      #"{"f":"needs","v":2}"# + "\n" + $0
    }
    try await verify(9, "gallerist.lock:1:1: error: a fingerprint of the rule \"g2\"") {
      #"{"k":"g2:\#(Self.hash)","f":"unsent","why":"x"}"# + "\n" + $0
    }
    try await verify(9, "gallerist.lock:1:1: error: this line is not a fact") { "nonsense\n" + $0 }
  }

  @Test func warnsOfATornLine() async throws {
    try await verify(0, "warning: the last line is torn, as a crash leaves it") { $0 + #"{"k":"g1:"# }
  }

  @Test func warnsOfFactsThatWait() async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write(".gallerist/rescue.jsonl", try site.text("gallerist.lock"))
      let outcome = await site.run(["verify"])
      #expect(outcome.code == 0)
      #expect(
        outcome.messages
          == ".gallerist/rescue.jsonl: warning: 2 facts wait here for the next run, which takes them in\n"
          + "  help: gallerist build --offline takes in what waits, at no charge\n")
      #expect(await site.build(sandbox).code == 0)
      #expect(await site.run(["verify"]).messages == "")
    }
  }

  @Test func offersTheCopyOfADamagedOriginal() async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let path = "images/" + (try #require(try site.paths(below: "images").first))
      var bytes = try Data(contentsOf: site.file(path))
      bytes[bytes.count / 2] ^= 1
      try site.write(path, bytes)
      let damaged = await site.run(["verify"])
      #expect(damaged.code == 9)
      #expect(damaged.messages.contains("help: move it away, and gallerist build puts its copy into its place"))
      try site.remove(path)
      let missing = await site.run(["verify"])
      #expect(missing.code == 9)
      #expect(missing.messages.contains("help: gallerist build puts its copy into its place, at no charge"))
      #expect(await site.run(["build", "--offline"]).code == 0)
      #expect(await site.run(["verify"]).code == 0)
    }
  }

  /// Each original is looked up, instead of all of them for each.
  @Test(.timeLimit(.minutes(5))) func judgesManyMissingOriginalsAtOnce() async throws {
    let site = try TestSite(["content/mug.md": "A mug"])
    let lines = (0..<6_000).map { number in
      let hash = String(repeating: "0", count: 60) + String(10_000 - number).suffix(4)
      return #"{"k":"g1:\#(hash)","f":"adopted","sha256":"\#(hash)","bytes":9,"width":1,"height":1,"type":"image/png"}"#
    }
    try site.write("gallerist.lock", lines.joined(separator: "\n") + "\n")
    let outcome = await site.run(["verify"])
    #expect(outcome.code == 0, "\(outcome.messages.prefix(500))")
    #expect(outcome.output == "6000 originals checked: all is well.\n")
    #expect(outcome.messages.contains("6000 files not here that no prompt asks for any more"))
  }
}
