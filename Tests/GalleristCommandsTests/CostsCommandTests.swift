import JoyAISandbox
import Testing

@Suite struct CostsCommandTests {
  @Test func tellsInJSONWhatWasCharged() async throws {
    let site = try TestSite([
      "gallerist.yml": TestSite.settings + "credit_price: {amount: 0.01, currency: EUR}\n",
      "content/mugs/a.md": "---\ntags: [x, y]\nquality: high\nresolution: 2k\n---\nA mug",
      "content/mugs/b.md": "---\nquality: low\n---\nFailing",
      "content/c.md": "---\nmodel: joyai\nimages: [https://a.example/1.png]\n---\nEdit",
      "content/d.md": "Lost",
    ])
    let faults = [
      SandboxFault(.generate, on: .prompt(containing: "Lost"), .lostAnswer),
      SandboxFault(.generate, on: .prompt(containing: "Failing"), .outcome(.failed(word: "failed", reason: "no"))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      #expect(await site.build(sandbox).code == 4)
      let total =
        #""total":{"pictures":2,"credits":114,"in_doubt":12,"failed":2,"saved":0},"#
        + #""price":{"amount":0.01,"currency":"EUR","total":1.14}}"# + "\n"
      func rows(_ by: String, _ rows: String...) async {
        let costs = await site.run(["costs", "--format", "json", "--by", by])
        #expect(costs.code == 0)
        #expect(costs.output == #"{"by":"\#(by)","rows":[\#(rows.joined(separator: ","))],"# + total)
      }
      await rows(
        "model", #"{"key":"gptimage2","pictures":1,"credits":90,"failed":2}"#,
        #"{"key":"joyai","pictures":1,"credits":24,"failed":0}"#)
      await rows(
        "album", #"{"key":"mugs","pictures":1,"credits":90,"failed":2}"#,
        #"{"key":"-","pictures":1,"credits":24,"failed":0}"#)
      await rows(
        "quality", #"{"key":"high","pictures":1,"credits":88,"failed":0}"#,
        #"{"key":"-","pictures":1,"credits":24,"failed":0}"#, #"{"key":"low","pictures":0,"credits":2,"failed":2}"#)
      await rows("month", #"{"key":"2026-06","pictures":2,"credits":114,"failed":2}"#)
      await rows(
        "tag", #"{"key":"x","pictures":1,"credits":88,"failed":0}"#,
        #"{"key":"y","pictures":1,"credits":88,"failed":0}"#, #"{"key":"-","pictures":1,"credits":26,"failed":2}"#)
    }
  }

  @Test func keepsPicturesThatAreDeletedSince() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.remove("content/mugs/red.md")
      #expect(await site.build(sandbox).code == 0)
      let costs = await site.run(["costs"])
      #expect(costs.code == 0)
      #expect(costs.output.contains("gptimage2         2       24                 0\n"))
      #expect(
        await site.run(["costs", "--format", "csv"]).output == "model,pictures,credits,failed\ngptimage2,2,24,0\n")
    }
  }

  @Test func isEmptyBeforeAnythingIsPaid() async throws {
    let site = try TestSite.twoMugs()
    let costs = await site.run(["costs", "--json"])
    #expect(
      costs.output
        == #"{"by":"model","rows":[],"total":{"pictures":0,"credits":0,"in_doubt":0,"failed":0,"saved":0},"#
        + #""price":null}"# + "\n")
    #expect(try site.paths(below: ".gallerist") == [])
  }

  @Test func knowsWhatWasPaidWhateverIsWrongWithTheContent() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      try site.write("content/mugs/red.md", "---\nqualty: low\n---\nA red mug\n")
      let costs = await site.run(["costs", "--by", "tag", "--format", "csv"])
      #expect(costs.code == 0)
      #expect(costs.output == "tag,pictures,credits,failed\n-,1,12,0\ncobalt,1,12,0\n")
      #expect(costs.messages.hasPrefix("warning: the content has 1 error, first in content/mugs/red.md; tags, and"))
      try site.remove("content")
      let without = await site.run(["costs"])
      #expect(without.code == 0)
      #expect(without.output.contains("24"))
      #expect(without.messages.isEmpty)
    }
  }

  @Test func asksOnlyForSomeDays() async throws {
    let site = try TestSite.twoMugs()
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let june = await site.run(["costs", "--since", "2026-06", "--until", "2026-06-06", "--json"])
      #expect(june.output.contains(#""credits":24"#))
      #expect(june.messages.isEmpty)
      let later = await site.run(["costs", "--since", "2026-06-07", "--json"])
      #expect(later.output.contains(#""total":{"pictures":0,"credits":0,"#))
      let dated = try site.text("gallerist.lock").replacing("2026-06-06T", with: "6 June, ")
      try site.remove(".gallerist")
      try site.write("gallerist.lock", dated)
      let undated = await site.run(["costs", "--until", "2026-12"])
      #expect(undated.output.contains("total         0        0"))
      #expect(
        undated.messages == "2 attempts have no date that can be read, and are in no period: 24 credits left out.\n")
      #expect(await site.run(["costs", "--by", "month", "--format", "csv"]).output.hasSuffix("-,2,24,0\n"))
    }
  }

  @Test(arguments: [
    (["--since", "yesterday"], "expected a real day such as 2026-06-06, or a month such as 2026-06"),
    (["--until", "2026-06-31"], "expected a real day such as 2026-06-06, or a month such as 2026-06"),
    (["--since", "2026-07", "--until", "2026-06"], "--since 2026-07 is after --until 2026-06"),
    (["--json", "--format", "csv"], "--json and --format csv exclude each other"),
  ])
  func refusesDatesThatAreNone(arguments: [String], words: String) async throws {
    let outcome = try await TestSite.twoMugs().run(["costs"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test func showsThePlanAtThePriceOfToday() async throws {
    let site = try TestSite.twoMugs()
    try site.write(
      "gallerist.yml",
      TestSite.settings
        + """
        credit_price:
          - {amount: 0.05, currency: EUR}
          - {from: 2026-06-06, amount: 0.01, currency: EUR}
          - {from: 2026-06-07, amount: 1, currency: EUR}

        """)
    #expect(await site.run(["plan"]).output.contains("2 pictures to make for 24 credits (0.24 EUR)."))
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(await site.run(["costs", "--json"]).output.contains(#""amount":0.01,"currency":"EUR","total":0.24,"#))
      #expect(try site.text("public/mugs/blue/index.html").contains("0.12 EUR"))
      #expect(try site.text("public/costs/index.html").contains("0.24 EUR"))
    }
  }
}
