import Foundation
import GalleryModel
import PromptFiles
import Testing

@Suite struct SettingsTests {
  private func read(_ text: String) throws -> SettingsReading {
    try TemporarySite(["gallerist.yml": text]).readSettings()
  }

  @Test(arguments: ["", "# nothing yet\n", "---\n", "\u{FEFF}\r\n"])
  func takesAnEmptyFileForASite(text: String) throws {
    #expect(try read(text).settings == GallerySettings())
  }

  @Test func saysThatAFolderWithoutSettingsIsNoSite() throws {
    let reading = try TemporarySite().readSettings()
    #expect(reading.settings == nil)
    #expect(
      reading.diagnostics.map(\.printed) == ["gallerist.yml: there is no gallerist.yml, so this folder is no site"])
    #expect(reading.diagnostics.first?.help?.contains("--site DIR") == true)
  }

  @Test func readsEveryKey() throws {
    let reading = try read(
      """
      title: Espresso and other machines
      description: Product studies
      base_url: https://example.com/gallery   # a sub-folder works too
      language: pt-BR
      author: Ada
      license: CC-BY-4.0
      defaults: {model: joyai, quality: low, resolution: 1k, aspect_ratio: 4:5, output_format: webp, size: 512*512}
      generate: {concurrency: 4, max_credits: 500, poll_interval: 0.05, timeout: 60, callback_url: "https://a.b/c"}
      credit_price: {amount: 0.01, currency: EUR}
      prices: {joyai: 20, gptimage2: {text: {low: {1k: 1}}, edit: {high: {4k: 100, 1k: 0}}}}
      renditions: {widths: [640, 320, 640], formats: [avif, jpeg, avif], quality: 75}
      provenance: {embed_prompt: true}
      costs_page: false
      picture_costs: false
      output: ./build/site/
      """)
    var prices = PriceTable.documented
    prices.joyai = 20
    prices.gptimage2[.text]?[.low]?[.oneK] = 1
    prices.gptimage2[.edit]?[.high]?[.fourK] = 100
    prices.gptimage2[.edit]?[.high]?[.oneK] = 0
    let amount = try #require(Decimal(string: "0.01"))
    #expect(reading.diagnostics == [])
    #expect(
      reading.settings
        == GallerySettings(
          title: "Espresso and other machines", description: "Product studies",
          baseURL: "https://example.com/gallery/", language: "pt-BR", author: "Ada", license: "CC-BY-4.0",
          defaults: RequestDefaults(
            model: .joyai, quality: .low, resolution: .oneK, aspectRatio: .fourToFive, outputFormat: .webp,
            size: "512*512"),
          generation: GenerationSettings(
            concurrency: 4, maxCredits: 500, pollInterval: 0.05, timeout: 60, callbackURL: "https://a.b/c"),
          creditPrices: CreditPrices(CreditPrice(amount: amount, currency: "EUR")), prices: prices,
          renditions: RenditionSettings(widths: [320, 640], formats: [.avif, .jpeg], quality: 75), embedPrompt: true,
          costsPage: false, pictureCosts: false, output: "build/site"))
  }

  @Test(
    arguments: [
      ("titel: a", ["1:1: unknown key \"titel\"; did you mean \"title\"?"]),
      ("title: a\ntitle: b", ["2:1: the key \"title\" is there twice"]),
      ("generate: {concurency: 2}", ["1:12: unknown key \"concurency\"; did you mean \"concurrency\"?"]),
      ("generate: {concurrency: 17}", ["1:25: concurrency is \"17\"; expected a whole number from 1 to 16"]),
      ("generate: {concurrency: 0}", ["1:25: concurrency is \"0\"; expected a whole number from 1 to 16"]),
      ("generate: {max_credits: -1}", ["1:25: max_credits is \"-1\"; expected a whole number of credits, 0 or more"]),
      ("generate: {timeout: 0}", ["1:21: timeout is \"0\"; expected a number of seconds greater than 0"]),
      (
        "generate: {poll_interval: nan}",
        ["1:27: poll_interval is \"nan\"; expected a number of seconds greater than 0"]
      ),
      ("generate: 3", ["1:11: generate is \"3\"; expected keys and values"]),
      (
        "language: english language",
        ["1:11: language is \"english language\"; expected a language tag such as en or pt-BR"]
      ),
      ("language: english", ["1:11: language is \"english\"; expected a language tag such as en or pt-BR"]),
      ("defaults: {quality: ultra}", ["1:21: quality is \"ultra\"; expected low, medium or high"]),
      ("defaults: {images: x}", ["1:12: unknown key \"images\""]),
      ("renditions: {widths: []}", ["1:22: widths is a list; expected a list of widths in pixels"]),
      ("renditions: {widths: [8, 64]}", ["1:23: widths is \"8\"; expected a whole number of pixels from 16 to 8192"]),
      ("renditions: {formats: [gif]}", ["1:24: formats is \"gif\"; expected webp, jpeg or avif"]),
      ("renditions: {quality: 101}", ["1:23: quality is \"101\"; expected a whole number from 1 to 100"]),
      ("provenance: {embed_prompt: yes}", ["1:28: embed_prompt is \"yes\"; expected true or false"]),
      ("credit_price: {amount: 1}", ["1:1: credit_price has no currency"]),
      (
        "credit_price: {amount: -1, currency: EUR}",
        ["1:24: amount is \"-1\"; expected an amount of money such as 0.01"]
      ),
      (
        "credit_price: {amount: 1, currency: Euro}",
        ["1:37: currency is \"Euro\"; expected a currency's three letters such as EUR"]
      ),
      ("prices: {dalle: 3}", ["1:10: unknown key \"dalle\""]),
      ("prices: {gptimage2: {text: {ultra: {1k: 3}}}}", ["1:29: unknown key \"ultra\""]),
      (
        "prices: {gptimage2: {text: {low: {1k: 0.5}}}}",
        ["1:39: 1k is \"0.5\"; expected a whole number of credits, 0 or more"]
      ),
      ("- a", ["1:1: the settings are no keys and values"]),
      ("title: &a b", ["1:8: anchors (&) are not allowed"]),
      ("title: a\n---\ntitle: b", ["2:1: a second YAML document is not allowed"]),
    ] as [(String, [String])])
  func namesLineColumnAndWhatWasExpected(text: String, expected: [String]) throws {
    let reading = try read(text)
    #expect(reading.settings == nil)
    #expect(reading.diagnostics.map(\.printed) == expected.map { "gallerist.yml:" + $0 })
  }

  @Test(arguments: [
    "..", ".", "", "/tmp/x", "../x", "a/../../x", "content", "Content", "content/x", "./templates", "static", "images/",
    ".gallerist/x", "gallerist.lock.d", ".git", "gallerist.yml", "a\\\\..\\\\b",
  ])
  func refusesToBeWrittenOverItsSourcesOrOutside(output: String) throws {
    let found = try read("output: \"\(output)\"").diagnostics
    #expect(found.count == 1)
    #expect(found.first?.message.hasSuffix("expected a folder of its own inside the site, such as public") == true)
  }

  @Test(arguments: [
    "example.com", "ftp://example.com", "https://", "https://example.com/?a", "https://example.com/#a",
    "https://user:word@example.com/", "https://example.com/a/../b", "https://example.com//", "https://exa mple.com",
  ])
  func refusesABaseURLThatIsNone(url: String) throws {
    #expect(try read("base_url: \"\(url)\"").diagnostics.count == 1)
  }

  @Test(
    arguments: [
      ("api_key: sk-live-1234", "1:1: api_key"), ("API-Key: sk-live-1234", "1:1: API-Key"),
      ("key: sk-live-1234", "1:1: key"), ("generate: {token: sk-live-1234}", "1:12: token"),
      ("title: a\nsecret:\n  - sk-live-1234", "2:1: secret"),
      ("authorization: {x: sk-live-1234}", "1:1: authorization"),
      ("joyai_api_key: sk-live-1234", "1:1: joyai_api_key"), ("JOYAI_API_KEY: sk-live-1234", "1:1: JOYAI_API_KEY"),
      ("password: sk-live-1234", "1:1: password"), ("author: Bearer sk-live-1234", "1:1: author"),
      ("prices: {x: [{apiKey: sk-live-1234}]}", "1:15: apiKey"),
    ] as [(String, String)])
  func refusesAKeyWithoutShowingIt(text: String, expected: String) throws {
    let reading = try read(text)
    let lines = reading.diagnostics.map(\.printed)
    #expect(lines.contains("gallerist.yml:\(expected) does not belong in a file: keys are never read from here"))
    #expect(!String(describing: reading.diagnostics).contains("sk-live"))
    #expect(reading.diagnostics.contains { $0.help?.hasPrefix("set JOYAI_API_KEY in the environment") == true })
  }

  @Test(arguments: [
    "api_key: 'sk-live-1234", "api_key: *sk-live-1234", "api_key: &sk-live-1234 x", "JOYAI_API_KEY=sk-live-1234",
    "api_key: a: sk-live-1234", "api_key: !sk-live-1234 x", "title: a\napi_key: x\n sk-live-1234: :x:\n\t- a",
  ])
  func doesNotShowAKeyWhenTheFileIsBroken(text: String) throws {
    let reading = try read(text)
    #expect(reading.settings == nil)
    #expect(!String(describing: reading.diagnostics).contains("sk-live"))
  }

  @Test func knowsOutputFoldersAndBaseURLsOfTheCommandLineToo() {
    #expect(OutputFolder.cleaned("./docs/") == "docs")
    #expect(OutputFolder.cleaned("images") == nil)
    #expect(WebAddress.siteBase("https://example.com") == "https://example.com/")
    #expect(WebAddress.siteBase("https://example.com:8443/a/") == "https://example.com:8443/a/")
  }
}
