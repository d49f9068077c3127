import JoyAISandbox
import Testing

@Suite struct SelectionTests {
  @Test func theSameRequestInTwoFilesIsPaidOnce() async throws {
    let site = try TestSite([
      "content/a.md": "---\ntitle: One\n---\nA mug",
      "content/b.md": "---\ntitle: Two\nquality: medium\n---\n\nA mug \n",
    ])
    try await withSandbox { sandbox async throws in
      let plan = await site.run(["plan"])
      #expect(plan.output.contains("1 picture to make for 12 credits.\n1 more picture shares a request"))
      #expect(await site.build(sandbox, ["--concurrency", "4"]).code == 0)
      #expect(await sandbox.totalCharged() == 12)
      for page in ["a", "b"] { #expect(try site.text("public/\(page)/index.html").contains("<img ")) }
      let costs = await site.run(["costs", "--json"])
      #expect(
        costs.output
          == #"{"by":"model","rows":[{"key":"gptimage2","pictures":1,"credits":12,"failed":0}],"total":{"pictures":1,"#
          + #""credits":12,"in_doubt":0,"failed":0,"saved":12},"price":null}"# + "\n")
    }
  }

  @Test func draftsAreLeftOutUnlessAskedFor() async throws {
    let site = try TestSite(["content/a.md": "A mug", "content/b.md": "---\ndraft: true\n---\nA cup"])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(try await sandbox.prompts() == ["A mug"])
      #expect(!site.exists("public/b"))
      #expect(await site.build(sandbox, ["--drafts"]).code == 0)
      #expect(try await sandbox.prompts() == ["A mug", "A cup"])
      #expect(site.exists("public/b/index.html"))
      // A draft's picture stays in the lock when the draft is left out again.
      let lock = try site.lock()
      #expect(await site.build(sandbox).code == 0)
      #expect(!site.exists("public/b"))
      #expect(try site.lock() == lock)
    }
  }

  @Test func noMoreAreUnderWayThanAllowed() async throws {
    let names = (1...9).map { "p\($0)" }
    let site = try TestSite(Dictionary(uniqueKeysWithValues: names.map { ("content/\($0).md", "Prompt \($0)") }))
    try await withSandbox([SandboxFault(.generate, .delay(.milliseconds(5)))]) { sandbox async throws in
      let outcome = await site.run(["build", "--yes", "--concurrency", "3"], environment: sandbox.environment)
      #expect(outcome.code == 0)
      var underWay = 0
      for line in outcome.messages.split(separator: "\n") {
        if line.contains(": sending, ") { underWay += 1 }
        #expect(underWay <= 3)
        if line.contains(": stored, ") { underWay -= 1 }
      }
      #expect(underWay == 0)
      #expect(await sandbox.received(.generate).count == 9)
    }
  }

  @Test(
    arguments: [
      (["mugs/*"], ["Blue", "Red"]), (["mugs/**"], ["Blue", "Red", "Old"]), (["**/red"], ["Red", "Old"]),
      (["mugs/blue", "cup"], ["Cup", "Blue"]), (["*"], ["Cup"]), (["**"], ["Cup", "Blue", "Red", "Old"]),
      (["mugs/r?d"], ["Red"]),
    ] as [([String], [String])])
  func onlyTakesPatternsOfIDs(globs: [String], prompts: [String]) async throws {
    let site = try TestSite([
      "content/mugs/blue.md": "Blue", "content/mugs/red.md": "Red",
      "content/mugs/old/red.md": "---\nweight: 9\n---\nOld",
      "content/cup.md": "Cup",
    ])
    try await withSandbox { sandbox async throws in
      let outcome = await site.run(
        ["generate", "--yes"] + globs.flatMap { ["--only", $0] }, environment: sandbox.environment)
      #expect(outcome.code == 0)
      #expect(try await sandbox.prompts().sorted() == prompts.sorted())
    }
  }

  @Test(arguments: [
    ("mugs", "help: for everything in an album: --only 'mugs/**'"), ("mugs/bleu", "help: did you mean mugs/blue?"),
    ("nothing/at/all", "help: gallerist status lists all pictures"),
  ])
  func aPatternWithoutAPictureIsAnErrorOfUsage(glob: String, help: String) async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      for command in [["plan"], ["generate", "--yes"], ["build", "--yes"]] {
        let outcome = await site.run(
          command + ["--only", "mugs/red", "--only", glob], environment: sandbox.environment)
        #expect(outcome.code == 64)
        #expect(outcome.messages.contains("error: --only \(glob): no picture has such an id"))
        #expect(outcome.messages.contains(help))
      }
      #expect(await sandbox.received().isEmpty)
    }
  }
}
