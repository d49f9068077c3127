import Foundation
import GalleryModel
import PromptFiles
import Testing

@Suite struct SchemaTests {
  /// Values that neither a schema nor a reader takes, by the path of the key.
  private static let refused: [String: [String]] = [
    "prompt/title": ["[a]", "{a: b}", "\"\"", "null"], "prompt/slug": ["Espresso", "a--b", "a b", "a_b"],
    "prompt/date": ["tomorrow", "2026-6-6", "2026-06-06T12:00"], "prompt/tags": ["{a: b}", "[[a]]", "[null]"],
    "prompt/alt": ["[a]", "null"], "prompt/description": ["[a]", "\" \""], "prompt/author": ["{a: b}"],
    "prompt/license": ["null"], "prompt/draft": ["maybe", "1", "\"true\""],
    "prompt/weight": ["much", "1.5", "2000000000"], "prompt/template": ["../x", "/x", "a//b", "[a]"],
    "prompt/aliases": ["[a?b]", "[a b]"], "prompt/cover": ["[a]", "\"\""],
    "prompt/model": ["dalle", "null"], "prompt/quality": ["ultra", "3"], "prompt/resolution": ["8k", "2"],
    "prompt/aspect_ratio": ["4:7", "1.25"], "prompt/output_format": ["gif"],
    "prompt/size": ["1024x1024", "0*1", "1024"], "prompt/images": ["{a: b}", "[[a]]"],
    "prompt/callback_url": ["ftp://example.com/", "https://user@example.com/"],
    "prompt/takes": ["0", "101", "many"], "prompt/vars": ["[a]", "{a: [b]}"],
    "prompt/matrix": ["[a]", "{finish: []}"],
    "album/title": ["[a]"], "album/slug": ["Products"], "album/description": ["[a]"], "album/weight": ["x"],
    "album/cover": ["[a]"], "album/template": ["/x"],
    "settings/title": ["[a]", "\"\""], "settings/description": ["{a: b}"],
    "settings/base_url": ["example.com", "https://example.com/?a"],
    "settings/language": ["english language", "english", "x"],
    "settings/author": ["[a]"], "settings/license": ["[a]"], "settings/defaults": ["[a]", "{images: []}"],
    "settings/generate": ["fast", "{speed: 1}"], "settings/credit_price": ["0.01", "{amount: 1}"],
    "settings/prices": ["{dalle: 1}"], "settings/renditions": ["[1]"], "settings/provenance": ["true"],
    "settings/output": ["/tmp", "[a]"], "settings/defaults/model": ["dalle"], "settings/defaults/quality": ["x"],
    "settings/defaults/resolution": ["x"], "settings/defaults/aspect_ratio": ["x"],
    "settings/defaults/output_format": ["x"], "settings/defaults/size": ["x"],
    "settings/generate/concurrency": ["0", "17", "two"], "settings/generate/max_credits": ["-1", "1.5"],
    "settings/generate/poll_interval": ["0", "-1", "often"], "settings/generate/timeout": ["0"],
    "settings/generate/callback_url": ["x"], "settings/credit_price/amount": ["-1", "much"],
    "settings/credit_price/from": ["June", "2026-6-1"],
    "settings/credit_price/currency": ["euro", "1"], "settings/prices/joyai": ["-1", "x"],
    "settings/prices/gptimage2": ["{text: {ultra: {1k: 1}}}", "{text: {low: {8k: 1}}}", "3"],
    "settings/renditions/widths": ["[]", "[15]", "[8193]"], "settings/renditions/formats": ["[]", "[gif]"],
    "settings/renditions/quality": ["0", "101"], "settings/provenance/embed_prompt": ["1", "maybe"],
    "settings/costs_page": ["no"], "settings/picture_costs": ["0"],
  ]

  private struct Case {
    var path: String
    var rule: FieldRule
    /// The keys that it stands in, with what else must stand there.
    var written: (String) -> String
  }

  private static func cases(of subject: SchemaSubject) -> [Case] {
    subject.table.rules.flatMap { rule -> [Case] in
      let path = "\(subject.rawValue)/\(rule.key)"
      let own = Case(path: path, rule: rule) { "\(rule.key): \($0)" }
      let table: FieldTable
      switch rule.shape {
      case .map(let inner), .list(.map(let inner), _): table = inner
      default: return [own]
      }
      return [own]
        + table.rules.map { inner in
          Case(path: "\(path)/\(inner.key)", rule: inner) { value in
            let others = table.rules.filter { table.required.contains($0.key) && $0.key != inner.key }
            let all = others.map { "\($0.key): \($0.examples.first ?? "")" } + ["\(inner.key): \(value)"]
            return "\(rule.key): {\(all.joined(separator: ", "))}"
          }
        }
    }
  }

  /// What a reader says of some keys.
  private func problems(_ subject: SchemaSubject, _ yaml: String) throws -> [String] {
    switch subject {
    case .settings: return try TemporarySite(["gallerist.yml": yaml]).readSettings().diagnostics.map(\.printed)
    case .album:
      return try PromptFilesTests.problems([
        "content/_index.md": page(yaml, prompt: ""), "content/espresso.md": "A mug",
      ]).filter { !$0.contains("has no slug") }
    case .prompt:
      // The size is for a model that edits.
      let more = yaml.hasPrefix("size") ? "\nmodel: joyai\nimages: [https://example.com/a.png]" : ""
      return try PromptFilesTests.problems([
        "content/a.md": page(yaml + more, prompt: "```prompt id=close\nA mug\n```")
      ])
    }
  }

  private func value(_ yaml: String) throws -> ContentValue {
    let indented = yaml.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    return try #require(try file(page("extra:\n" + indented)).extra)
  }

  private func schema(_ subject: SchemaSubject) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(subject.schema.utf8))
  }

  @Test(arguments: SchemaSubject.allCases)
  func readerAndSchemaTakeEveryExample(subject: SchemaSubject) throws {
    let schema = try schema(subject)
    for check in Self.cases(of: subject) {
      #expect(!check.rule.about.isEmpty)
      for example in check.rule.examples {
        let yaml = check.written(example)
        #expect(try problems(subject, yaml) == [], "\(yaml)")
        #expect(try SchemaChecker.accepts(value(yaml), schema: schema), "\(yaml)")
      }
    }
  }

  @Test(arguments: SchemaSubject.allCases)
  func readerAndSchemaRefuseWhatIsWrong(subject: SchemaSubject) throws {
    let schema = try schema(subject)
    for check in Self.cases(of: subject) {
      if case .anything = check.rule.shape { continue }
      let values = try #require(Self.refused[check.path], "no values for \(check.path)")
      for wrong in values {
        let yaml = check.written(wrong)
        #expect(try !problems(subject, yaml).isEmpty, "\(yaml)")
        #expect(try !SchemaChecker.accepts(value(yaml), schema: schema), "\(yaml)")
      }
    }
  }

  @Test(arguments: SchemaSubject.allCases)
  func readerAndSchemaRefuseUnknownKeys(subject: SchemaSubject) throws {
    #expect(try problems(subject, "titel: x").contains { $0.hasSuffix("did you mean \"title\"?") })
    #expect(try !SchemaChecker.accepts(value("titel: x"), schema: schema(subject)))
  }

  @Test(arguments: SchemaSubject.allCases)
  func hasTheSameBytesEveryTime(subject: SchemaSubject) {
    #expect(subject.schema == subject.schema)
    #expect(subject.schema.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"))
    #expect(subject.schema.hasSuffix("\n}\n"))
  }

  @Test func tellsRangesNamesAndDefaults() throws {
    let settings = SchemaSubject.settings.schema
    #expect(settings.contains("\"minimum\": 1,\n          \"maximum\": 16,\n          \"default\": 2,"))
    #expect(settings.contains(#""enum": ["webp", "jpeg", "avif"]"#))
    #expect(settings.contains(#""required": ["amount", "currency"]"#))
    #expect(SchemaSubject.prompt.schema.contains(#""enum": ["low", "medium", "high"]"#))
  }
}
