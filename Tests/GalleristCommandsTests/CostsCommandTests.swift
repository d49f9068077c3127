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
      #expect(costs.output.contains("gptimage2         2       24       0\n"))
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
}
