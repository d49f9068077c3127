import Foundation
import GalleryModel
import Site
import Testing

@Suite struct SiteRendererTests {
  private func gallery(baseURL: String? = nil, sandbox: Bool = false) -> GalleryInput {
    let files = ["one", "a/two", "a/b/three", "a/b/c/überall"].map {
      Fixture.file($0, title: $0, date: "2026-05-04", tags: ["sea", "Æther"]) { $0.aliases = ["old/" + $0.id] }
    }
    var input = Fixture.input(files, baseURL: baseURL, sandbox: sandbox)
    for file in files { Fixture.store(file.pictures[0], in: &input) }
    input.staticFiles = [".well-known/x.txt", "robots.txt", "fonts/a.woff2"]
    return input
  }

  @Test(arguments: [nil, "https://a.example/deep/gallery/"])
  func everyReferenceLeadsToAFile(baseURL: String?) throws {
    let pages = try Fixture.render(gallery(baseURL: baseURL))
    var count = 0
    for (path, html) in pages where path.hasSuffix(".html") && path != "404.html" {
      for reference in Links.relative(in: html) {
        let target = try #require(Links.target(of: reference, from: path), "\(path): \(reference)")
        #expect(pages[target] != nil, "\(path): \(reference) -> \(target)")
        count += 1
      }
    }
    #expect(count > 200)
  }

  @Test(arguments: [(nil, "/"), ("https://a.example", "/"), ("https://a.example/deep/gallery/", "/deep/gallery/")])
  func thePageForUnknownAddressesWorksAtAnyDepth(baseURL: String?, root: String) throws {
    let pages = try Fixture.render(gallery(baseURL: baseURL))
    let page = try #require(pages["404.html"])
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    for reference in Links.relative(in: page) {
      #expect(reference.hasPrefix(root), "\(reference)")
      let target = Links.target(of: "./" + reference.dropFirst(root.count), from: "404.html")
      #expect(target.map { pages[$0] != nil } ?? false, "\(reference)")
    }
  }

  @Test func absoluteAddressesNeedABase() throws {
    let without = try Fixture.render(gallery())
    #expect(without["feed.xml"] == nil && without["sitemap.xml"] == nil)
    #expect(!without.values.contains { $0.contains("rel=\"canonical\" href=\"http") || $0.contains("og:image") })

    let pages = try Fixture.render(gallery(baseURL: "https://a.example/g"))
    let page = try #require(pages["a/b/c/überall/index.html"])
    #expect(page.contains("<link rel=\"canonical\" href=\"https://a.example/g/a/b/c/%C3%BCberall/\">"))
    #expect(page.contains("<meta property=\"og:image\" content=\"https://a.example/g/renditions/"))
    #expect(pages["sitemap.xml"]?.contains("<loc>https://a.example/g/a/b/c/%C3%BCberall/</loc>") ?? false)
    #expect(pages["feed.xml"]?.contains("<updated>2026-05-04T00:00:00Z</updated>") ?? false)
  }

  @Test func theFeedHasDatedPagesOnlyNewestFirst() throws {
    let files = [
      Fixture.file("old", date: "2025-01-01"), Fixture.file("undated"),
      Fixture.file("new", date: "2026-01-01T10:00:00+02:00"),
    ]
    let feed = try #require(try Fixture.render(Fixture.input(files, baseURL: "https://a.example/"))["feed.xml"])
    #expect(feed.components(separatedBy: "<entry>").count == 3)
    let new = try #require(feed.range(of: "<id>https://a.example/new/</id>"))
    let old = try #require(feed.range(of: "<id>https://a.example/old/</id>"))
    #expect(new.lowerBound < old.lowerBound)
    #expect(feed.contains("<updated>2026-01-01T08:00:00Z</updated>"))
    let none = try Fixture.render(Fixture.input([Fixture.file("undated")], baseURL: "https://a.example/"))
    #expect(none["feed.xml"] == nil && none["index.html"]?.contains("feed.xml") == false)
  }

  @Test func aSandboxSaysSoOnEveryPage() throws {
    let pages = try Fixture.render(gallery(baseURL: "https://a.example/", sandbox: true))
    for (path, html) in pages where path.hasSuffix(".html") {
      #expect(html.contains("Sandbox: these pictures were made without the API"), "\(path)")
      #expect(html.components(separatedBy: "<meta name=\"robots\" content=\"noindex\">").count == 2, "\(path)")
    }
    #expect(pages["robots.txt"] == "# Made by Gallerist\nUser-agent: *\nDisallow: /\n")
    let real = try Fixture.render(gallery())
    #expect(!real.values.contains { $0.contains("class=\"sandbox\"") })
    #expect(real["index.html"]?.contains("noindex") == false)
  }

  @Test func copiesStaticFilesAndTheRenditionsThatPagesName() throws {
    var input = gallery()
    input.referenceRenditions["unused"] = input.renditions.first?.value
    let pages = try Fixture.render(input)
    #expect(pages["robots.txt"] == "copy of static/robots.txt")
    #expect(pages[".well-known/x.txt"] == "copy of static/.well-known/x.txt")
    let copies = pages.filter { $0.key.hasPrefix("renditions/") }
    #expect(copies.count == 2)  // the four pictures are one request
    #expect(copies.allSatisfy { $0.value == "copy of .gallerist/" + $0.key })
  }

  @Test func givesTheSameBytesEachTime() throws {
    let input = gallery(baseURL: "https://a.example/")
    #expect(try Fixture.render(input) == Fixture.render(input))
  }

  @Test func refusesTwoFilesInOnePlace() throws {
    var input = Fixture.input([Fixture.file("Cup"), Fixture.file("other") { $0.aliases = ["cup"] }])
    input.staticFiles = ["OTHER/index.html", "costs"]
    let problems = try Fixture.problems { try Fixture.render(input) }
    #expect(problems.count == 3)
    #expect(problems.allSatisfy { $0.message.hasPrefix("two files of the site would stand in one place: ") })
    #expect(problems.contains { $0.file == "content/other.md" && $0.help == "the other one comes from content/Cup.md" })
  }

  @Test(arguments: ["../up", "a/../../b", "a//b", "."])
  func refusesAddressesThatLeaveTheSite(alias: String) throws {
    let file = Fixture.file("cup") { $0.aliases = [alias] }
    #expect(try !Fixture.problems { try Fixture.render(Fixture.input([file])) }.isEmpty)
  }

  @Test func saysWhatAPictureMissesWhenItsFileIsNotHere() throws {
    let file = Fixture.file("cup")
    var input = Fixture.input([file])
    Fixture.store(file.pictures[0], in: &input)
    input.renditions = [:]
    let page = try #require(try Fixture.render(input)["cup/index.html"])
    #expect(page.contains("its file is not here"))
    #expect(page.contains("placeholder shape-1632x2048"))
  }

  @Test func aCheckFindsWhatIsInTheWayOfPicturesToCome() throws {
    let site = try TemporarySite()
    let writer = SiteWriter(site: site.folder, output: "public", manifestPath: ".gallerist/outputs/public.json")
    var input = Fixture.input([Fixture.file("cup")])
    let theme = try Fixture.theme(of: site)
    try writer.check(try SiteRenderer(theme: theme, input: input).check())
    try site.write("mine", to: "public/renditions")
    let found = try Fixture.problems { try writer.check(try SiteRenderer(theme: theme, input: input).check()) }
    #expect(found.map(\.file) == ["public/renditions"])
    input.staticFiles = ["renditions"]
    #expect(try Fixture.problems { try SiteRenderer(theme: theme, input: input).check() }.count == 1)
  }

  @Test(arguments: [
    ("en", "<html lang=\"en\">"), ("en-GB", "<html lang=\"en-GB\">"), ("de", "<html lang=\"de\">"),
    ("de-AT", "<html lang=\"de-AT\">"), ("fr", "<html lang=\"fr\">"),
    ("ar", "<html lang=\"ar\" dir=\"rtl\">"), ("he-IL", "<html lang=\"he-IL\" dir=\"rtl\">"),
    ("fa", "<html lang=\"fa\" dir=\"rtl\">"), ("ur", "<html lang=\"ur\" dir=\"rtl\">"),
    ("uz-Arab", "<html lang=\"uz-Arab\" dir=\"rtl\">"), ("fa-Latn", "<html lang=\"fa-Latn\">"),
    ("arn", "<html lang=\"arn\">"), ("ar-1994", "<html lang=\"ar-1994\" dir=\"rtl\">"),
  ])
  func pagesSayTheirLanguageAndDirection(language: String, start: String) throws {
    let settings = GallerySettings(title: "Wall", language: language)
    let page = try #require(
      try Fixture.render(Fixture.input([Fixture.file("cup")], settings: settings))["cup/index.html"])
    #expect(page.contains(start))
    // There are words in two languages; for every other one the English ones say that they are English.
    let direction = start.contains("rtl") ? " dir=\"ltr\"" : ""
    let words =
      language.hasPrefix("en")
      ? "<dt>Model</dt>"
      : language.hasPrefix("de") ? "<dt>Modell</dt>" : "<dt lang=\"en\"\(direction)>Model</dt>"
    #expect(page.contains(words))
    #expect(page.contains("<h1 dir=\"auto\">Espresso</h1>"))
  }
}
