import Foundation
import JoyAISandbox
import Testing

@Suite(.timeLimit(.minutes(15))) struct PickCommandTests {
  /// A site whose picture `a` two branches have paid for, with both originals; the hash that counts first.
  private func withTwo(_ body: (TestSite, _ counting: String, _ other: String) async throws -> Void) async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let clone = try site.clone()
    try await withSandbox { sandbox async throws in
      for site in [site, clone] { #expect(await site.build(sandbox).code == 0) }
    }
    try site.write("gallerist.lock", try site.text("gallerist.lock") + clone.text("gallerist.lock"))
    for (path, bytes) in try clone.snapshot("images") { try site.write("images/" + path, bytes) }
    let status = try await site.json(["status", "--json"])
    let picture = try #require((status["pictures"] as? [[String: Any]])?.first)
    let counting = try #require(picture["sha256"] as? String)
    let hashes = try site.paths(below: "images").map { String($0.dropFirst(3).prefix(64)) }
    try await body(site, counting, try #require(hashes.first { $0 != counting }))
  }

  private func counting(_ site: TestSite) async throws -> String? {
    let pictures = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]]
    return pictures?.first?["sha256"] as? String
  }

  @Test func makesAnotherPictureCount() async throws {
    try await withTwo { site, first, second async throws in
      let outcome = await site.run(["pick", "a", String(second.prefix(6)).uppercased()])
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(outcome.output == "a: \(second) counts now; before it was \(first)\n")
      #expect(outcome.messages == "gallerist build shows it.\n")
      #expect(try await counting(site) == second)
      #expect(try site.lock().contains { $0.contains(#""f":"pick","try":1,"sha256":"\#(second)","n":1,"#) })
      let again = await site.run(["pick", "a", second])
      #expect(again.code == 0)
      #expect(again.output == "a: \(second) counts already\n")
      #expect(try site.lock().count { $0.contains(#""f":"pick""#) } == 1)
      #expect(await site.run(["pick", "a", first]).code == 0)
      #expect(try await counting(site) == first)
      #expect(try site.lock().contains { $0.contains(#""sha256":"\#(first)","n":2,"#) })
      // Merged locks decide alike everywhere, and nothing is lost from the costs.
      let clone = try site.clone()
      #expect(try await counting(clone) == first)
      #expect(await clone.run(["costs", "--json"]).output.contains(#""credits":24,"#))
    }
  }

  @Test func isShownByTheNextBuild() async throws {
    try await withTwo { site, _, second async throws in
      #expect(await site.run(["build", "--offline"]).code == 0)
      let before = try site.snapshot()
      #expect(await site.run(["pick", "a", second]).code == 0)
      #expect(await site.run(["build", "--offline"]).code == 0)
      #expect(try site.snapshot() != before)
    }
  }

  @Test(
    arguments: [
      (["a", "12345"], 64, "\"12345\" is no SHA-256; expected 6 to 64 hexadecimal digits"),
      (["a", "xxxxxxx"], 64, "\"xxxxxxx\" is no SHA-256"), (["a"], 64, "error: the argument <sha256> is missing"),
      (["aa", "123456"], 64, "error: there is no picture \"aa\" in the content\n  help: did you mean \"a\"?"),
      (["a", "000000"], 65, "error: a has no stored picture 000000\n  help: choose one of: "),
      (["g1:\(String(repeating: "0", count: 64))", "000000"], 64, "no picture of the content has the fingerprint"),
    ] as [([String], Int32, String)])
  func refusesWhatIsNotThere(arguments: [String], code: Int32, words: String) async throws {
    try await withTwo { site, _, _ async throws in
      let before = try site.text("gallerist.lock")
      let outcome = await site.run(["pick"] + arguments)
      #expect(outcome.code == code)
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
      #expect(try site.text("gallerist.lock") == before)
    }
  }

  @Test func ofAPictureThatIsNotMadeIsRefused() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    let outcome = await site.run(["pick", "a", "123456"])
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains("error: a has no stored picture to choose"))
  }

  @Test func takesAFingerprint() async throws {
    try await withTwo { site, _, second async throws in
      let pictures = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]]
      let fingerprint = try #require(pictures?.first?["fingerprint"] as? String)
      let outcome = await site.run(["pick", fingerprint, second])
      #expect(outcome.code == 0)
      #expect(outcome.output.hasPrefix("a: \(second) counts now"))
      try site.remove("content/a.md")
      let departed = await site.run(["pick", fingerprint, second])
      #expect(departed.output.hasPrefix("\(fingerprint): \(second) counts already"))
    }
  }

  @Test func neverWritesACounterThatCannotBeRead() async throws {
    try await withTwo { site, first, second async throws in
      let pictures = try await site.json(["status", "--json"])["pictures"] as? [[String: Any]]
      let fingerprint = try #require(pictures?.first?["fingerprint"] as? String)
      let highest = #"{"k":"\#(fingerprint)","f":"pick","sha256":"\#(first)","n":1000000000000}"#
      try site.write("gallerist.lock", try site.text("gallerist.lock") + highest + "\n")
      let outcome = await site.run(["pick", "a", second])
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("the highest counter that there can be"))
      #expect(await site.run(["status"]).code == 0)
    }
  }

  @Test func isNamedAlikeByEveryCommandUntilItIsDone() async throws {
    try await withTwo { site, first, second async throws in
      let sentence =
        "a was paid for 2 times, as on two branches (24 credits in all); nothing is lost, "
        + "and \(first.prefix(12)) counts, not \(second.prefix(12))\n"
      let command = "gallerist pick a \(first.prefix(12))\n"
      let status = await site.run(["status"])
      #expect(
        status.output.contains(
          "\nPaid for more than once:\n\(sentence)  \(command)  gallerist pick a \(second.prefix(12))\n"))
      let verify = await site.run(["verify"])
      #expect(verify.code == 0)
      #expect(verify.messages == "warning: \(sentence)  help: say which counts: \(command)")
      let run = await site.run(["build", "--offline"])
      #expect(run.messages.hasPrefix("content/a.md:1:1: warning: \(sentence)  help: say which counts: \(command)"))
      #expect(await site.run(["pick", "a", second]).code == 0)
      #expect(!(await site.run(["status"])).output.contains("Paid for more than once"))
      #expect(await site.run(["verify"]).messages == "")
    }
  }

  @Test func isNamedByItsFingerprintWhereNoPromptAsksForIt() async throws {
    try await withTwo { site, first, _ async throws in
      try site.write("content/a.md", "Apricot")
      let messages = await site.run(["verify"]).messages
      #expect(messages.hasPrefix("warning: g1:"))
      let command = try #require(messages.split(separator: "help: say which counts: gallerist ").last)
      #expect(command.hasSuffix(" \(first.prefix(12))\n"))
      #expect(await site.run(command.split(whereSeparator: \.isWhitespace).map(String.init)).code == 0)
      #expect(await site.run(["verify"]).messages == "")
    }
  }

  @Test func isNoQuestionWhereThePicturesAreTheSame() async throws {
    try await withTwo { site, first, second async throws in
      let size = try #require(try site.lock().first { $0.contains(first) }?.split(separator: "\"bytes\":").last)
      let lines = try site.lock().map { line in
        guard line.contains(second), let own = line.split(separator: "\"bytes\":").last else { return line }
        return line.replacing(second, with: first)
          .replacing("\"bytes\":" + own.prefix { $0.isNumber }, with: "\"bytes\":" + size.prefix { $0.isNumber })
      }
      try site.write("gallerist.lock", lines.joined(separator: "\n") + "\n")
      try site.remove(".gallerist")
      let status = await site.run(["status"])
      #expect(
        status.output.hasSuffix(
          "\nPaid for more than once:\na was paid for 2 times, as on two branches (24 credits in all); "
            + "the pictures have the same bytes, so there is none to pick\n"), "\(status.output) \(status.messages)")
      #expect(await site.run(["verify"]).messages.contains("was paid for") == false)
      #expect(await site.run(["build", "--offline"]).messages.contains("was paid for") == false)
      #expect(await site.run(["costs", "--json"]).output.contains(#""credits":24,"#))
    }
  }

  @Test func canConfirmThePictureThatCounts() async throws {
    try await withTwo { site, first, _ async throws in
      let outcome = await site.run(["pick", "a", first])
      #expect(outcome.code == 0)
      #expect(outcome.output == "a: \(first) goes on counting\n")
      #expect(try site.lock().count { $0.contains(#""f":"pick""#) } == 1)
      #expect(await site.run(["verify"]).messages == "")
      #expect(await site.run(["build", "--offline"]).messages.contains("was paid for") == false)
    }
  }

  @Test func ofSeveralPicturesOfOneAnswerIsNoQuestion() async throws {
    let site = try TestSite(["content/a.md": "Apple"])
    try await withSandbox([SandboxFault(.generate, .outcome(.succeeded(pictures: 3)))]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(!(await site.run(["status"])).output.contains("Paid for more than once"))
      let counting = try #require(try await counting(site))
      let hashes = try site.paths(below: "images").map { String($0.dropFirst(3).prefix(64)) }
      let other = try #require(hashes.first { $0 != counting })
      #expect(await site.run(["pick", "a", other]).code == 0)
      #expect(try await self.counting(site) == other)
    }
  }
}
