import Foundation
import GalleristCommands
import Testing

/// `check`, `schema`, and diagnostics for editors, through the whole program.
@Suite struct CheckCommandTests {
  @Test func saysThatAllIsWell() async throws {
    let site = try TestSite([
      "content/a.md": "---\nmatrix: {quality: [low, high]}\n---\nA mug", "content/b.md": "---\ndraft: true\n---\nA cup",
    ])
    let before = try site.stamps("")
    let outcome = await site.run(["check"])
    #expect(outcome.code == 0)
    #expect(outcome.output == "ok: 2 prompt files, 3 pictures\n")
    #expect(outcome.messages == "")
    #expect(await site.run(["check", "--quiet"]).output == "")
    #expect(await site.run(["check", "--json"]).output == "{\"diagnostics\":[],\"files\":2,\"pictures\":3}\n")
    #expect(try site.stamps("") == before)
  }

  @Test func saysThatAllIsWellInAnEmptySite() async throws {
    let site = try TestSite()
    let outcome = await site.run(["check"])
    #expect(outcome.code == 0)
    #expect(outcome.output == "ok: 0 prompt files, 0 pictures\n")
  }

  @Test(
    arguments: [
      ("content/a.md", "---\nquality: ultra\n---\nA mug", 65, "content/a.md:2:10: error: quality is \"ultra\""),
      (
        "content/a.md", "---\ndraft: true\nalt: \"{{x}}\"\n---\nA mug", 65,
        "content/a.md:3:7: error: unknown placeholder"
      ),
      (
        "gallerist.yml", "titel: Mugs\n", 78, "gallerist.yml:1:1: error: unknown key \"titel\"; did you mean \"title\"?"
      ),
      ("templates/page.mustache", "{{#title}}", 65, "templates/page.mustache:"),
      ("templates/404.mustache", "{{> nowhere}}", 65, "templates/404.mustache:1:"),
    ] as [(String, String, Int32, String)])
  func findsWhatIsWrong(path: String, text: String, code: Int32, words: String) async throws {
    let site = try TestSite(["content/good.md": "A mug", path: text])
    let before = try site.stamps("")
    let outcome = await site.run(["check"])
    #expect(outcome.code == code)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
    let json = try await site.json(["check", "--json"])
    let diagnostics = try #require(json["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.first?["file"] as? String == path)
    #expect(diagnostics.first?["severity"] as? String == "error")
    #expect(try site.stamps("") == before)
  }

  @Test func findsProblemsOfContentAndTemplatesAtOnce() async throws {
    let site = try TestSite([
      "content/a.md": "---\nquality: ultra\n---\nA mug", "templates/404.mustache": "{{#title}}", "content/b.md": "",
    ])
    let outcome = await site.run(["check"])
    #expect(outcome.code == 65)
    for file in ["content/a.md", "content/b.md", "templates/404.mustache"] {
      #expect(outcome.messages.contains("\(file):"), "\(outcome.messages)")
    }
  }

  @Test func mayRunWhereNoSiteIs() async throws {
    let site = try TestSite()
    try site.remove("gallerist.yml")
    #expect(await site.run(["check"]).code == 78)
  }

  @Test(arguments: ["plan", "status", "costs", "check"]) func tellsEditorsWhatIsWrong(command: String) async throws {
    let site = try TestSite([
      "content/a.md": "---\ntitle: A\n\tquality: low\n---\nA", "content/b.md": "A {{x}} mug",
    ])
    let outcome = await site.run([command, "--json"])
    guard command != "costs" || outcome.code != 0 else { return }
    #expect(outcome.code == 65)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let diagnostics = try #require(object?["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.compactMap { $0["file"] as? String } == ["content/a.md", "content/b.md"])
    let last = try #require(diagnostics.last)
    #expect(Set(last.keys) == ["severity", "message", "file", "line", "column", "help", "excerpt"])
    #expect(last["line"] as? Int == 1)
    #expect(last["column"] as? Int == 3)
    #expect(last["message"] as? String == "unknown placeholder \"x\"")
    #expect(last["excerpt"] as? String == "A {{x}} mug")
    #expect(outcome.messages.contains("\n  A {{x}} mug\n    ^\n"), "\(outcome.messages)")
  }

  /// A line, and the same with its caret, as a terminal shows it.
  private static let carets = [
    ("A {{x}}", "  A {{x}}\n    ^\n"), ("\tA {{x}}", "      A {{x}}\n        ^\n"),
    ("日本\t{{x}}", "  日本    {{x}}\n          ^\n"), ("e\u{301}é {{x}}", "  e\u{301}é {{x}}\n     ^\n"),
    ("👩‍👩‍👧 👍🏽 {{x}}", "  👩‍👩‍👧 👍🏽 {{x}}\n        ^\n"), ("ab\t한글 {{x}}", "  ab  한글 {{x}}\n           ^\n"),
  ]

  @Test(arguments: carets) func putsTheCaretUnderItsPlace(line: String, shown: String) async throws {
    let site = try TestSite(["content/a.md": line])
    let outcome = await site.run(["check"])
    #expect(outcome.code == 65)
    #expect(outcome.messages.contains(shown), "\(outcome.messages)")
  }

  @Test(arguments: [40, 80, 200]) func cutsLongLinesAroundTheCaret(width: Int) async throws {
    let site = try TestSite([
      "content/a.md": String(repeating: "日本\t", count: 60) + "{{x}}" + String(repeating: " more", count: 60)
    ])
    let outcome = await site.run(["check", "--color", "never"]) { $0.terminalWidth = width }
    let lines = outcome.messages.split(separator: "\n")
    let excerpt = try #require(lines.first { $0.contains("{{x}}") && $0.hasPrefix("  …") })
    let caret = try #require(lines.first { $0.hasSuffix("^") })
    let columns = excerpt.reduce(0) { $0 + ("日本".contains($1) ? 2 : 1) }
    #expect(columns <= min(width, 120))
    let before = excerpt.prefix { $0 != "{" }.reduce(0) { $0 + ("日本".contains($1) ? 2 : 1) }
    #expect(caret.count == before + 1)
  }

  @Test(arguments: ["prompt", "settings", "album"]) func printsSchemas(subject: String) async throws {
    // Where no site is, too.
    let site = try TestSite()
    try site.remove("gallerist.yml")
    let outcome = await site.run(["schema", subject])
    #expect(outcome.code == 0)
    #expect(outcome.messages == "")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(object?["additionalProperties"] as? Bool == false)
    #expect((object?["properties"] as? [String: Any])?["title"] != nil)
    #expect(await site.run(["schema", subject]).output == outcome.output)
    #expect(outcome.output.hasSuffix("\n}\n"))
  }

  @Test(arguments: [[], ["promt"]]) func saysWhichSchemasThereAre(arguments: [String]) async throws {
    let outcome = await (try TestSite()).run(["schema"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains("prompt"), "\(outcome.messages)")
  }
}
