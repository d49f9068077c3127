import GalleryModel
import PromptFiles
import Testing

@testable import Site

@Suite struct WordsTests {
  private func words(_ language: String) throws -> [String: String] {
    let bytes = try #require(Theme.builtInFiles["i18n/\(language).yml"])
    return try WordsFileReader.read(bytes, file: "\(language).yml").get()
  }

  @Test func noKeyIsMissingInAnyLanguage() throws {
    let english = try words("en")
    let languages = Theme.builtInFiles.keys.filter { $0.hasPrefix("i18n/") }.map { String($0.dropFirst(5).dropLast(4)) }
    #expect(languages.sorted() == ["de", "en"])
    for language in languages {
      let own = try words(language)
      #expect(own.keys.sorted() == english.keys.sorted(), "\(language)")
      for (key, text) in own {
        func places(_ text: String) -> [String] { text.matches(of: #/\{\w+\}/#).map { String($0.output) }.sorted() }
        #expect(!text.isEmpty && places(text) == places(english[key] ?? ""), "\(language): \(key)")
      }
    }
  }

  @Test func everyWordIsUsed() throws {
    let templates = Theme.builtInFiles.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    let code = Set(Words.Key.allCases.map(\.rawValue))
    let unused = try words("en").keys.filter { !templates.contains("{{words.\($0)}}") && !code.contains($0) }
    #expect(unused == [])
  }

  private func page(_ language: String, theme: [String: String] = [:]) throws -> String {
    let settings = GallerySettings(title: "Wall", language: language)
    var input = Fixture.input([Fixture.file("cup", date: "2026-03-04")], settings: settings)
    Fixture.store(input.content.files[0].pictures[0], in: &input, credits: 12_345)
    return try #require(try Fixture.render(input, theme: theme)["cup/index.html"])
  }

  @Test(arguments: [
    ("en", ["<dt>Model</dt>", "4 March 2026", "12,345 credits", "Made with AI (gptimage2)", ">Copy</button>"]),
    ("de", ["<dt>Modell</dt>", "4. März 2026", "12.345 Credits", "Mit KI gemacht (gptimage2)", ">Kopieren</button>"]),
    ("de-CH", ["<html lang=\"de-CH\">", "<dt>Modell</dt>", "4. März 2026"]),
    (
      "fr",
      ["<html lang=\"fr\">", "<dt lang=\"en\">Model</dt>", "<time datetime=\"2026-03-04\" lang=\"en\">4 March 2026"]
    ),
  ])
  func speakTheSitesLanguage(language: String, texts: [String]) throws {
    let page = try page(language)
    for text in texts { #expect(page.contains(text), "\(text)") }
  }

  @Test func aSitesOwnFileIsAnotherLanguage() throws {
    let french = String(decoding: try #require(Theme.builtInFiles["i18n/en.yml"]), as: UTF8.self)
      .replacing("\nmodel: Model\n", with: "\nmodel: \"Modèle <b>\"\n").replacing(
        "\ngroup_mark: \",\"", with: "\ngroup_mark: \" \"")
    let page = try page("fr-CA", theme: ["i18n/fr.yml": french])
    #expect(page.contains("<dt>Modèle &lt;b&gt;</dt>") && page.contains("12 345 credits"))
  }

  @Test func wordsOfASitesOwnMayBeAdded() throws {
    let english = String(decoding: try #require(Theme.builtInFiles["i18n/en.yml"]), as: UTF8.self)
    let theme = [
      "i18n/en.yml": english + "hire_me: Hire me\n", "partials/footer.mustache": "<footer>{{words.hire_me}}</footer>",
    ]
    #expect(try page("en", theme: theme).contains("<footer>Hire me</footer>"))
  }

  @Test(arguments: [
    ("i18n/de.yml", "home: Anfang\n", "de", "templates/i18n/de.yml:1:1: these words are missing: after, alternate"),
    ("i18n/de.yml", "home: [a]\n", "de", "templates/i18n/de.yml:1:7: home is a list; expected a text"),
    ("i18n/de.yml", "- a\n", "de", "templates/i18n/de.yml:1:1: the words are no keys and texts"),
    ("i18n/de.yml", "home: *a\n", "de", "templates/i18n/de.yml:1:7: aliases"),
    ("home.mustache", "{{words.title}}", "en", "templates/home.mustache:1:1: there is no word \"title\""),
    ("home.mustache", "{{words.hom}}", "en", "templates/home.mustache:1:1: there is no word \"hom\""),
    (
      "home.mustache", "\n{{#words.copyy}}{{/words.copyy}}", "en",
      "templates/home.mustache:2:1: there is no word \"copyy\""
    ),
    (
      "home.mustache", "{{{words.copy}}}", "en",
      "templates/home.mustache:1:1: \"words.copy\" is text and would not be escaped"
    ),
  ])
  func mistakesAreToldWithTheirPlace(path: String, text: String, language: String, problem: String) throws {
    let found = try Fixture.problems { try page(language, theme: [path: text]) }
    let first = try #require(found.first)
    let told = "\(first.file ?? ""):\(first.line ?? 0):\(first.column ?? 0): \(first.message)"
    #expect(told.hasPrefix(problem), "\(told)")
  }

  @Test(arguments: [
    ("works_other", "{nombre} images", "works_other: nothing is filled in for {nombre}; expected only {number}"),
    ("months", "Jan, Feb", "months: expected 12 names, found 2"),
    ("made_with_ai", "Fait par IA", nil),
  ])
  func whatWouldStandInPagesUnfilledIsTold(key: String, text: String, problem: String?) throws {
    let english = String(decoding: try #require(Theme.builtInFiles["i18n/en.yml"]), as: UTF8.self)
    let own = english.split(separator: "\n").map { $0.hasPrefix(key + ":") ? "\(key): \"\(text)\"" : String($0) }
    let theme = ["i18n/fr.yml": own.joined(separator: "\n") + "\n"]
    guard let problem else { return _ = try page("fr", theme: theme) }
    let found = try Fixture.problems { try page("fr", theme: theme) }
    let line = try #require(own.firstIndex { $0.hasPrefix(key + ":") }) + 1
    #expect(found.map(\.message) == [problem] && found[0].file == "templates/i18n/fr.yml" && found[0].line == line)
  }

  @Test func aMisspeltAssetIsTold() throws {
    let head = "<link rel=\"stylesheet\" href=\"{{assets.stlye_css}}\">"
    let found = try Fixture.problems { try page("en", theme: ["partials/head.mustache": head]) }
    #expect(
      found.map(\.message) == ["there is no asset \"stlye_css\""] && found[0].help == "did you mean \"style_css\"?")
    #expect(found[0].line == 1 && found[0].column == 30)
    let own = ["partials/head.mustache": "{{assets.mine_css}}", "assets/mine.css": "a{}"]
    #expect(try page("en", theme: own).contains("assets/mine-"))
  }

  @Test func ofTwoFilesThatDifferInCaseTheSitesOwnCounts() throws {
    let german = String(decoding: try #require(Theme.builtInFiles["i18n/de.yml"]), as: UTF8.self)
      .replacing("\nmodel: Modell\n", with: "\nmodel: Vorbild\n")
    for _ in 0..<4 { #expect(try page("de", theme: ["i18n/DE.yml": german]).contains("<dt>Vorbild</dt>")) }
  }

  @Test func aFileOfAnotherLanguageIsLeftAlone() throws {
    #expect(try page("en", theme: ["i18n/de.yml": "home: [a]\n"]).contains("<dt>Model</dt>"))
  }
}
