import Foundation
import JoyAISandbox
import Testing

/// `plan` says why, and `plan --explain` tells everything of one picture.
@Suite(.timeLimit(.minutes(15))) struct ExplainTests {
  private func explained(_ site: TestSite, _ id: String, _ arguments: [String] = []) async throws -> [String: Any] {
    let json = try await site.json(["plan", "--explain", id, "--json"] + arguments)
    return try #require((json["explained"] as? [[String: Any]])?.first)
  }

  @Test func whyAPictureIsMissingIsKnownByItsLastRequest() async throws {
    let site = try TestSite(["content/cup.md": "A white cup", "content/jug.md": "A jug"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write("content/cup.md", "---\nquality: high\n---\nA blue cup")
      try site.write("content/mug.md", "A mug")
      let plan = await site.run(["plan"])
      #expect(
        plan.output == """
          cup  missing  gptimage2 high 1k    44  quality medium → high; prompt changed
          mug  missing  gptimage2 medium 1k  12  new

          2 pictures to make for 56 credits.

          """, "\(plan.output)")
      let text = await site.run(["plan", "--explain", "cup"])
      #expect(text.output.hasPrefix("cup: missing\n  why"))
      #expect(text.output.contains("A [-white-]{+blue+} cup\n"), "\(text.output)")
      // A clone has the lock alone; the hash tells that it was the prompt.
      let clone = try site.clone()
      #expect(await clone.run(["plan"]).output == plan.output)
      let there = await clone.run(["plan", "--explain", "cup"])
      #expect(there.output.contains("  its exact words are not on this machine\n"), "\(there.output)")
    }
  }

  @Test func showsTheTextThatIsHashed() async throws {
    let site = try TestSite([
      "content/products/espresso.md":
        "---\naspect_ratio: \"1:1\"\n---\n"
        + "A premium product photo of a matte black espresso machine on a marble counter\n"
    ])
    let canonical =
      #"{"aspect_ratio":"1:1","model":"gptimage2","output_format":"png","prompt":"A premium product photo of a matte "#
      + #"black espresso machine on a marble counter","quality":"medium","resolution":"1k"}"#
    let hash = "g1:b325c7b5309a3719227d29e1c6962672407046f5b45502cfdad0f4966a6d4360"
    let text = await site.run(["plan", "--explain", "products/espresso"])
    #expect(text.code == 0)
    #expect(text.output.contains("\n" + canonical + "\n"))
    #expect(text.output.contains("  fingerprint    \(hash)\n"))
    #expect(text.output.contains("12 credits, gptimage2.text.medium.1k in the built-in table\n"), "\(text.output)")
    let json = try await explained(site, "products/espresso")
    #expect(json["canonical"] as? String == canonical)
    #expect(json["fingerprint"] as? String == hash)
    #expect((json["request"] as? [String: Any])?["aspect_ratio"] as? String == "1:1")
    #expect(json["body"] as? String == canonical)
    #expect((json["why"] as? [[String: Any]])?.first?["reason"] as? String == "new")
    #expect(json["last"] is NSNull)
  }

  @Test func namesThePriceOfTheSettings() async throws {
    let site = try TestSite([
      "gallerist.yml": TestSite.settings + "prices: {gptimage2: {text: {medium: {1k: 9}}}}\n",
      "content/cup.md": "A cup",
    ])
    let text = await site.run(["plan", "--explain", "cup"]).output
    #expect(text.contains("9 credits, gptimage2.text.medium.1k in gallerist.yml\n"), "\(text)")
    #expect((try await explained(site, "cup")["price"] as? [String: Any])?["from"] as? String == "settings")
  }

  @Test func tellsOfAttemptsAndOriginals() async throws {
    let site = try TestSite(["content/cup.md": "A cup"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.move("content/cup.md", to: "content/tea.md")
      #expect(await site.run(["plan"]).output == "Nothing is missing.\n")
      let text = await site.run(["plan", "--explain", "tea"]).output
      #expect(text.contains("tea: stored\n"))
      #expect(text.contains("  made as        cup\n"), "\(text)")
      #expect(text.contains("  try 1: 2026-06-06T12:00:00Z, stored, task task_1, 12 credits charged, for cup ("))
      let json = try await explained(site, "tea")
      #expect((json["attempts"] as? [[String: Any]])?.first?["task"] as? String == "task_1")
      let original = try #require((json["originals"] as? [[String: Any]])?.first)
      #expect(original["counts"] as? Bool == true)
      #expect(original["kept"] as? Bool == true)
      #expect(site.exists(original["path"] as? String ?? "none"))
    }
  }

  @Test func whatFailedIsShownApart() async throws {
    let site = try TestSite(["content/cup.md": "Failing", "content/jug.md": "Refused", "content/mug.md": "A mug"])
    let faults = [
      SandboxFault(.generate, on: .prompt(containing: "Failing"), .outcome(.failed(word: "failed", reason: "no"))),
      SandboxFault(.generate, on: .prompt(containing: "Refused"), .answer(.envelope(400, "no"))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      #expect(await site.build(sandbox).code == 3)
      let plan = await site.run(["plan"]).output
      #expect(
        plan == """
          Not made in this run:
          cup  failed  gptimage2 medium 1k  12  failed before; --retry-failed pays for another try
          jug  failed  gptimage2 medium 1k  12  refused before (400); --retry-failed pays for another try

          Nothing is to be made.
          2 pictures failed before: change the prompt, or give --retry-failed.

          """, "\(plan)")
      let again = await site.run(["plan", "--retry-failed"]).output
      #expect(again.hasSuffix("\n2 pictures to make for 24 credits.\n"), "\(again)")
      #expect(await site.run(["plan", "--detailed-exitcode"]).code == 0)
    }
  }

  @Test(arguments: [
    ("products/expresso", "did you mean products/espresso"),
    ("products/espresso", "the file makes products/espresso#close, products/espresso#2"),
    ("nothing/of/the/kind/at/all", " lists all pictures"), ("later", "give --drafts"),
  ])
  func anUnknownIDNamesTheNearest(id: String, help: String) async throws {
    let site = try TestSite([
      "content/products/espresso.md": "```prompt id=close\nNear\n```\n```prompt\nFar\n```\n",
      "content/later.md": "---\ndraft: true\n---\nLater",
    ])
    let outcome = await site.run(["plan", "--explain", id])
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("error: --explain \(id): no picture has this id"), "\(outcome.messages)")
    #expect(outcome.messages.contains("help: "))
    #expect(outcome.messages.contains(help), "\(outcome.messages)")
  }

  @Test func severalMayBeExplainedAtOnce() async throws {
    let site = try TestSite.twoMugs()
    let arguments = ["plan", "--explain", "mugs/red", "--explain", "mugs/blue", "--explain", "mugs/red"]
    let text = await site.run(arguments).output
    #expect(text.hasPrefix("mugs/red: missing\n"))
    #expect(text.contains("\n\nmugs/blue: missing\n"))
    let json = try await site.json(arguments + ["--json"])
    #expect((json["explained"] as? [[String: Any]])?.map { $0["id"] as? String } == ["mugs/red", "mugs/blue"])
  }

  @Test func contentNeverReachesTheTerminalAsCommands() async throws {
    let site = try TestSite(["content/cup.md": "A cup \u{9B}31m\u{202E} of tea"])
    let text = await site.run(["plan", "--explain", "cup"]).output
    #expect(!text.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) || $0.value == 0x202E })
    // JSON has it exactly.
    #expect((try await explained(site, "cup")["canonical"] as? String)?.contains("\u{202E}") == true)
  }

  @Test func aDamagedLedgerLeavesTheFacts() async throws {
    let site = try TestSite(["content/cup.md": "A cup"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write("content/cup.md", "---\nquality: low\n---\nA cup")
      try site.write(".gallerist/ledger.sqlite", Data(repeating: 0x41, count: 8_192))
      let plan = await site.run(["plan"])
      #expect(plan.code == 0)
      #expect(plan.output.contains("quality medium → low\n"), "\(plan.output)")
    }
  }
}
