import Foundation
import JoyAISandbox
import Testing

@Suite struct PlanTests {
  private static let espresso = [
    "gallerist.yml": TestSite.settings + "generate: {max_credits: 500}\n",
    "content/products/espresso.md":
      "---\naspect_ratio: \"1:1\"\n---\n"
      + "A premium product photo of a matte black espresso machine on a marble counter\n",
  ]
  private static let fingerprint = "g1:b325c7b5309a3719227d29e1c6962672407046f5b45502cfdad0f4966a6d4360"

  /// Blocks of one file, one for each cell of the table.
  private static let cells = ["low", "medium", "high"].flatMap { quality in
    ["1k", "2k", "4k"].map { "```prompt id=\(quality)-\($0) quality=\(quality) resolution=\($0)\nA mug\n```\n" }
  }.joined()

  @Test func creditsEqualTheTable() async throws {
    let edit = "---\nimages: [https://a.example/1.png]\n---\n" + Self.cells
    let site = try TestSite([
      "content/edit.md": edit, "content/text.md": Self.cells,
      "content/joyai.md": "---\nmodel: joyai\nimages: [https://a.example/1.png]\n---\nA mug",
    ])
    try await withSandbox { sandbox async throws in
      let plan = try await site.json(["plan", "--json"])
      let rows = plan["pictures"] as? [[String: Any]] ?? []
      let credits = Dictionary(
        uniqueKeysWithValues: rows.map { ($0["id"] as? String ?? "", $0["credits"] as? Int ?? 0) })
      let table = [
        "text": ["low": [2, 4, 6], "medium": [12, 24, 36], "high": [44, 88, 132]],
        "edit": ["low": [6, 12, 18], "medium": [12, 24, 36], "high": [44, 88, 132]],
      ]
      var expected = ["joyai": 24]
      for (mode, rows) in table {
        for (quality, row) in rows {
          for (column, resolution) in ["1k", "2k", "4k"].enumerated() {
            expected["\(mode)#\(quality)-\(resolution)"] = row[column]
          }
        }
      }
      #expect(credits == expected)
      #expect(plan["missing"] as? Int == 19)
      #expect(plan["credits"] as? Int == 744)
      #expect(await site.build(sandbox, ["--max-credits", "744", "--concurrency", "4"]).code == 0)
      #expect(await sandbox.totalCharged() == 744)
      let made = try await site.json(["status", "--json"])
      let charged = (made["pictures"] as? [[String: Any]] ?? []).map { $0["credits"] as? Int ?? 0 }
      #expect(charged.reduce(0, +) == 744)
    }
  }

  @Test func printsItsJSON() async throws {
    let site = try TestSite(Self.espresso)
    let plan = await site.run(["plan", "--json"])
    #expect(plan.code == 0)
    #expect(plan.messages.isEmpty)
    #expect(
      plan.output
        == #"{"pictures":[{"id":"products/espresso","file":"content/products/espresso.md","fingerprint":""#
        + Self.fingerprint
        + #"","model":"gptimage2","state":"missing","credits":12,"attempt":null,"sha256":null,"#
        + #""why":[{"reason":"new"}],"waits_for":[]}],"missing":1,"credits":12,"max_credits":500}"# + "\n")
  }

  @Test func saysInItsExitCodeWhetherSomethingIsMissing() async throws {
    let site = try TestSite(Self.espresso)
    #expect(await site.run(["plan", "--detailed-exitcode"]).code == 2)
    #expect(await site.run(["plan"]).code == 0)
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      #expect(await site.run(["plan", "--detailed-exitcode"]).code == 0)
    }
  }

  @Test func statusTellsWhatIsStored() async throws {
    let site = try TestSite(Self.espresso)
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let status = await site.run(["status", "--json"])
      let name = try #require(try site.paths(below: "images").first?.split(separator: "/").last)
      let sha256 = String(name.prefix(64))
      #expect(
        masked(status.output)
          == #"{"pictures":[{"id":"products/espresso","file":"content/products/espresso.md","fingerprint":""#
          + Self.fingerprint
          + #"","model":"gptimage2","state":"stored","credits":12,"attempt":"ATTEMPT","sha256":""# + sha256
          + #"","why":[],"waits_for":[]}],"missing":0,"credits":0,"max_credits":500,"attempts":[]}"# + "\n")
    }
  }

  @Test func statusTellsWhatIsRunningInDoubtAndFailed() async throws {
    let site = try TestSite([
      "content/a.md": "Stuck", "content/b.md": "Lost", "content/c.md": "Failing", "content/d.md": "Refused",
    ])
    let faults = [
      SandboxFault(.generate, on: .prompt(containing: "Stuck"), .outcome(.stuck(word: "processing"))),
      SandboxFault(.generate, on: .prompt(containing: "Lost"), .lostAnswer),
      SandboxFault(.generate, on: .prompt(containing: "Failing"), .outcome(.failed(word: "failed", reason: "no"))),
      SandboxFault(.generate, on: .prompt(containing: "Refused"), .answer(.envelope(400, "no"))),
    ]
    try await withSandbox(faults) { sandbox async throws in
      #expect(await site.build(sandbox).code == 4)
      let status = try await site.json(["status", "--json"])
      let pictures = status["pictures"] as? [[String: Any]] ?? []
      #expect(pictures.map { $0["state"] as? String } == ["running", "in_doubt", "failed", "failed"])
      #expect(status["missing"] as? Int == 0)
      #expect(status["max_credits"] is NSNull)
      let text = await site.run(["status", "--json"]).output
      let attempts = try #require(masked(text).split(separator: #""attempts":"#).last)
      let at = #""at":"2026-06-06T12:00:00Z"}"#
      let running =
        #"{"attempt":"ATTEMPT","picture":"a","state":"running","task":"task_1","credits":12,"# + at
      let doubtful = #"{"attempt":"ATTEMPT","picture":"b","state":"in_doubt","task":null,"credits":12,"# + at
      #expect(attempts == "[\(running),\(doubtful)]}\n" || attempts == "[\(doubtful),\(running)]}\n")
      let words = await site.run(["status"]).output
      #expect(words.contains("a: accepted as task task_1 at 2026-06-06T12:00:00Z for 12 credits, not fetched yet"))
      #expect(words.contains("b: sent at 2026-06-06T12:00:00Z, outcome unknown; up to 12 credits may be spent"))
    }
  }
}
