import GalleryModel
import PromptFiles
import Testing

/// Whatever is wrong with a file, a key that someone wrote into it is not repeated.
@Suite struct SecrecyTests {
  /// Values as providers hand them out.
  private static let values = ["sk-live-9f8a7b6c5d4e3f2a", "Zq9Rf2Lm8Xw4Vb7Tn1YcGh5", "sk_9f8a7b6c"]

  private static func texts(_ value: String) -> [String] {
    [
      "joyai: \(value)", "api: \(value)", "joyai_api: \(value)", "apiky: \(value)", "pw: \(value)", "\(value): 1",
      "title: \"\(value)", "base_url: https://user:\(value)@e.com/", "base_url: https://\(value)@e.com/",
      "base_url: https://e.com/?\(value)", "language: \(value)x", "defaults: {quality: \(value)}",
      "defaults: {\(value): low}", "\(value): 1\n\(value): 2", "renditions: {widths: [\(value)]}",
      "output: ../\(value)", "generate: {callback_url: \"https://\(value)@e.com\"}",
      "credit_price: {amount: \(value), currency: EUR}", "prices: {joyai: \(value)}", "title: \(value) &a",
      "- \(value)", "\(value)", "? [\(value)]\n: 1", "title: a: \(value)", "qualty: \(value)", "slug: \(value)",
      "cover: \(value)", "template: ../\(value)", "weight: \(value)", "date: \(value)", "aliases: ['../\(value)']",
      "images: [./\(value)]", "extra: {a: 1, api_key: \(value), a: 2}", "slug: \(value)-A", "slug: '\(value) '",
    ]
  }

  @Test(arguments: values.flatMap(texts))
  func showsNoKeyOfTheSettings(text: String) throws {
    let found = try TemporarySite(["gallerist.yml": text]).readSettings().diagnostics
    try expectSilence(found, of: text)
    #expect(found.allSatisfy { $0.excerpt == nil })
  }

  @Test(arguments: values.flatMap(texts))
  func showsNoKeyOfAPromptFile(text: String) throws {
    for (path, text) in [
      ("content/a.md", page(text)), ("content/_index.md", page(text)), ("content/a.md", "---\n\(text)\nA mug"),
    ] {
      try expectSilence(try TemporarySite([path: text]).read().diagnostics, of: text)
    }
  }

  private func expectSilence(_ found: [Diagnostic], of text: String) throws {
    for value in Self.values {
      #expect(!String(describing: found).lowercased().contains(value.lowercased()), "\(text)")
    }
  }

  @Test(arguments: [
    "extra: {a: 1, api_key: hunter2, a: 2}", "extra:\n  pw: >\n    hunter2\n    hunter2: {{\n  a: 1\n  a: 2",
    "pasword: hunter2", "tokn: hunter2", "sekret: hunter2", "joyai: hunter2", "API Key: hunter2", "api_key2: hunter2",
    "extra:\n  token:\n    - hunter2: *x", "JOYAI_API_KEY=hunter2", "quality: api_key=hunter2",
    "slug: 'Token: hunter2'",
  ])
  func showsNoLineOfAPromptFileThatNamesAKey(text: String) throws {
    let site = try TemporarySite(["content/a.md": page(text), "gallerist.yml": text])
    for found in [try site.read().diagnostics, try site.readSettings().diagnostics] {
      #expect(!found.isEmpty)
      #expect(!String(describing: found).contains("hunter2"))
    }
  }

  @Test func showsNoLineOfABlockThatNamesAKey() throws {
    let site = try TemporarySite(["content/a.md": "```prompt qualty=high api_key=hunter2\nA mug\n```"])
    let found = try site.read().diagnostics
    #expect(found.count == 2)
    #expect(!String(describing: found).contains("hunter2"))
  }

  @Test(arguments: [
    ("joyai: x", "joyai"), ("api: x", "api"), ("apiky: x", "apiky"), ("pw: x", "pw"), ("Passwort: x", "Passwort"),
    ("sk-live-9f8a7b6c5d4e3f2a: 1", "what stands here"),
  ])
  func saysWhereKeysBelong(text: String, name: String) throws {
    for found in [
      try TemporarySite(["gallerist.yml": text]).readSettings().diagnostics,
      try TemporarySite(["content/a.md": page(text)]).read().diagnostics,
    ] {
      #expect(found.map(\.message) == ["\(name) does not belong in a file: keys are never read from here"])
      #expect(found.first?.help?.hasPrefix("set JOYAI_API_KEY in the environment") == true)
    }
  }

  @Test func refusesAValueThatIsAKeyForCertain() throws {
    #expect(try TemporarySite(["gallerist.yml": "author: sk-live-9f8a7b6c5d4e3f2a"]).readSettings().settings == nil)
  }

  @Test func stillTakesWhatOnlyLooksAlike() throws {
    let reading = try TemporarySite([
      "gallerist.yml": """
      title: The token of the secretary
      description: "Write to: ada@example.com"
      author: A very-long-name-with-2-numbers-in-it
      language: sk-Latn-SK
      prices: {joyai: 20}
      """
    ]).readSettings()
    #expect(reading.diagnostics == [])
    #expect(reading.settings?.author == "A very-long-name-with-2-numbers-in-it")
    #expect(reading.settings?.description == "Write to: ada@example.com")
    #expect(reading.settings?.language == "sk-Latn-SK")
    let file = try file(page("slug: espresso-machine-2026-front-side\ntitle: Bearer of long things"))
    #expect(file.address == "espresso-machine-2026-front-side")
  }

  @Test func showsOtherLinesAsBefore() throws {
    let site = try TemporarySite(["content/a.md": page("title: Monkey\nmodel: joyai\nquality: hgih")])
    #expect(try site.read().diagnostics.map(\.excerpt).contains("quality: hgih"))
  }
}
