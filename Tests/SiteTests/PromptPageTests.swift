import Foundation
import GalleryModel
import Site
import Testing

@Suite struct PromptPageTests {
  @Test func saysEverythingThatIsKnownOfAPicture() throws {
    let file = Fixture.file("products/espresso", ratio: .fourToFive, date: "2026-05-04", tags: ["north light"]) {
      $0.description = "A study"
    }
    let settings = GallerySettings(
      title: "Wall", author: "M. Keller", license: "CC-BY-SA-4.0",
      creditPrices: CreditPrices(CreditPrice(amount: Decimal(5) / 100, currency: "EUR")))
    var input = Fixture.input([file], settings: settings)
    Fixture.store(file.pictures[0], in: &input, credits: 24)

    let page = try #require(try Fixture.render(input)["products/espresso/index.html"])
    for expected in [
      "<title>Espresso · Wall</title>", "<h1 dir=\"auto\">Espresso</h1>", "<p class=\"lede\" dir=\"auto\">A study</p>",
      "<p class=\"prompt\" dir=\"auto\">An espresso machine</p>",
      "<dt>Model</dt><dd><a href=\"../../models/gptimage2/\">gptimage2",
      "<dt>Mode</dt><dd>text</dd>", "<dt>Quality</dt><dd>medium</dd>", "<dt>Resolution</dt><dd>2k</dd>",
      "<dt>Shape</dt><dd>4:5</dd>", "<dt>Format</dt><dd>png</dd>",
      "<dt>Pixels</dt><dd><bdi dir=\"ltr\">1632 × 2048</bdi></dd>",
      "<dt>Credits</dt><dd>24 (1.20 EUR)</dd>", "<time datetime=\"2026-06-06T12:00:00Z\">6 June 2026</time>",
      "<time datetime=\"2026-05-04\">4 May 2026</time>", "<dd dir=\"auto\">M. Keller</dd>",
      "<a href=\"https://creativecommons.org/licenses/by-sa/4.0/\" rel=\"license\">CC-BY-SA-4.0</a>",
      "<a href=\"../../tags/north-light/\" rel=\"tag\">north light</a>",
    ] {
      #expect(page.contains(expected), "\(expected)")
    }
  }

  @Test func showsThePictureInItsOwnShapeWithoutInlineStyles() throws {
    let file = Fixture.file("espresso")
    var input = Fixture.input([file])
    Fixture.store(file.pictures[0], in: &input)

    let pages = try Fixture.render(input)
    let page = try #require(pages["espresso/index.html"])
    #expect(page.contains("width=\"1632\" height=\"2048\""))
    #expect(page.contains("class=\"tone red-20 green-22 blue-24 shape-1632x2048\""))
    #expect(page.contains("alt=\"Espresso: An espresso machine\" fetchpriority=\"high\" decoding=\"async\">"))
    #expect(Links.values(of: "srcset", in: page).first?.hasSuffix("-640.webp 640w") ?? false)
    let shapes = try #require(pages.first { $0.key.hasPrefix("assets/shapes-") }?.value)
    #expect(shapes.contains(".shape-1632x2048{--ratio:0.7969}"))
    #expect(shapes.contains(".red-20{--red:165}"))
    for (path, text) in pages where path.hasSuffix(".html") {
      #expect(!text.contains("style="), "\(path)")
      #expect(!text.contains("<style") && !Markup.withoutOwnScripts(text).contains("<script"), "\(path)")
    }
  }

  @Test func describesAPictureByItsTitleAndPromptWhereTheAuthorDidNot() throws {
    let long = Fixture.file("long", prompt: "word " + String(repeating: "and another ", count: 40))
    var told = Fixture.file("told")
    told.pictures[0].alt = "A cup on a tray"
    var input = Fixture.input([long, told])
    for file in [long, told] { Fixture.store(file.pictures[0], in: &input) }

    let pages = try Fixture.render(input)
    let alt = try #require(Links.values(of: "alt", in: pages["long/index.html"] ?? "").first)
    #expect(alt.hasPrefix("Espresso: word and another"))
    #expect(alt.hasSuffix(" and…"))
    #expect(alt.unicodeScalars.count <= 135)
    #expect(Links.values(of: "alt", in: pages["told/index.html"] ?? "") == ["A cup on a tray"])
  }

  @Test(arguments: [
    (Work.missing, "not made yet"), (.running, "still being made"),
    (.failed(reason: "refused"), "failed<span class=\"placeholder-reason\">: refused</span>"),
    (.failed(reason: nil), "failed</span>"),
  ])
  func framesAPictureThatIsNotThere(work: Work, words: String) throws {
    let file = Fixture.file("espresso", prompt: "A cup <br>", ratio: .sixteenToNine)
    var input = Fixture.input([file])
    input.works[Fixture.fingerprint(of: file.pictures[0])] = work

    let page = try #require(try Fixture.render(input)["espresso/index.html"])
    #expect(page.contains("<span class=\"placeholder shape-16x9\">"))
    #expect(page.contains("<span class=\"placeholder-prompt\" dir=\"auto\">A cup &lt;br&gt;</span>"))
    #expect(page.contains(words))
    #expect(!page.contains("<img"))
  }

  @Test func keepsFramesUsableWhateverWasAskedFor() throws {
    let request = ImageRequest(
      prompt: String(repeating: "word ", count: 200), images: [.url("https://a.example/x.png")],
      options: .joyai(size: "1*65535"))
    let file = Fixture.file("thin") { $0.pictures = [Fixture.picture("thin", request)] }
    let pages = try Fixture.render(Fixture.input([file]))
    let shapes = try #require(pages.first { $0.key.hasPrefix("assets/shapes-") }?.value)
    #expect(shapes.contains(".shape-1x65535{--ratio:0.1000}"))
    let home = try #require(pages["index.html"])
    #expect(home.contains("word…</span>"))
    #expect(home.utf8.count < 4_000)
  }

  @Test func putsNotesWhereTheAuthorWroteThem() throws {
    let file = Fixture.file("espresso") {
      var second = Fixture.picture("espresso", Fixture.request("The second"), block: "close")
      second.block = 1
      $0.pictures.append(second)
      $0.body = [.markdown("Before"), .prompt(0), .markdown("Between"), .prompt(1), .markdown("After")]
    }
    let page = try #require(try Fixture.render(Fixture.input([file]))["espresso/index.html"])
    let places = try ["<p>Before</p>", ">An espresso machine</p>", "<p>Between</p>", ">The second</p>", "<p>After</p>"]
      .map { text in try #require(page.range(of: text)?.lowerBound) }
    #expect(places == places.sorted())
    #expect(page.contains("id=\"picture-2\""))
    #expect(page.components(separatedBy: "<h1").count == 2)
  }

  @Test func leadsToItsNeighboursInTheAlbum() throws {
    let files = ["a/one", "b/other", "a/two", "a/three"].map { Fixture.file($0, title: $0) }
    let page = try #require(try Fixture.render(Fixture.input(files))["a/two/index.html"])
    #expect(page.contains("<a href=\"../../a/one/\" rel=\"prev\">"))
    #expect(page.contains("<a href=\"../../a/three/\" rel=\"next\">"))
  }

  @Test func linksReferencesButNeverLoadsThem() throws {
    let file = Fixture.file("edit") {
      $0.pictures = [
        Fixture.picture(
          "edit", Fixture.request("Edit", images: ["https://a.example/x.jpg?a=1&b=2", "javascript:alert(1)"]))
      ]
    }
    let page = try #require(try Fixture.render(Fixture.input([file]))["edit/index.html"])
    #expect(page.contains("<a href=\"https://a.example/x.jpg?a=1&amp;b=2\" rel=\"nofollow noopener noreferrer\">"))
    #expect(page.contains("<p class=\"reference\">javascript:alert(1)</p>"))
    #expect(!page.contains("src=\"https://"))
  }

  @Test func redirectsFormerAddresses() throws {
    let file = Fixture.file("products/espresso") { $0.aliases = ["old/machine", "very/old.html"] }
    let pages = try Fixture.render(Fixture.input([file], baseURL: "https://a.example/g/"))
    let moved = try #require(pages["old/machine/index.html"])
    #expect(moved.contains("content=\"0; url=../../products/espresso/\""))
    #expect(moved.contains("<link rel=\"canonical\" href=\"https://a.example/g/products/espresso/\">"))
    #expect(moved.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(pages["very/old.html"]?.contains("content=\"0; url=../products/espresso/\"") ?? false)
  }

  @Test func marksDrafts() throws {
    let pages = try Fixture.render(Fixture.input([Fixture.file("sketch") { $0.draft = true }]))
    #expect(pages["sketch/index.html"]?.contains("<p class=\"draft\">Draft</p>") ?? false)
    #expect(pages["index.html"]?.contains("Draft") ?? false)
  }
}
