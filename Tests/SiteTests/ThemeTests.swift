import GalleryModel
import Site
import SiteFolder
import Testing

@Suite struct ThemeTests {
  private func problems(_ files: [String: String]) throws -> [String] {
    try Fixture.problems { try Fixture.render(Fixture.input([]), theme: files) }.map {
      "\($0.file ?? ""):\($0.line ?? 0):\($0.column ?? 0): \($0.message)"
    }
  }

  @Test func theSitesOwnFilesWin() throws {
    let pages = try Fixture.render(
      Fixture.input([Fixture.file("cup", title: "A & B")]),
      theme: [
        "prompt.mustache": "{{title}}|{{#works}}{{prompt}}{{/works}}|{{assets.style_css}}|{{assets.img_logo_svg}}",
        "partials/footer.mustache": "<footer>Mine</footer>", "assets/style.css": "b{}", "assets/img/logo.svg": "<svg/>",
        "README.md": "ignored", "notes.txt": "{{broken",
      ])
    let style = try #require(pages.keys.first { $0.hasPrefix("assets/style-") })
    #expect(pages[style] == "b{}")
    #expect(pages["cup/index.html"] == "A &amp; B|An espresso machine|../\(style)|../assets/img/logo.svg")
    #expect(pages["index.html"]?.contains("<footer>Mine</footer>") ?? false)
    #expect(pages["assets/img/logo.svg"] == "<svg/>")
  }

  @Test func filesAndAlbumsMayNameTheirTemplate() throws {
    let file = Fixture.file("a/cup") { $0.template = "large-poster" }
    let album = Album(path: "a", address: "a", title: "A", template: "wall")
    let theme = [
      "large-poster.mustache": "poster {{title}}", "wall.mustache": "{{#items}}wall {{title}} {{url}}{{/items}}",
    ]
    let pages = try Fixture.render(Fixture.input([file], albums: [album]), theme: theme)
    #expect(pages["a/cup/index.html"] == "poster Espresso")
    #expect(pages["a/index.html"] == "wall Espresso ../a/cup/")

    let missing = try Fixture.problems { try Fixture.render(Fixture.input([file], albums: [album])) }
    #expect(missing.map(\.file) == ["content/a/_index.md", "content/a/cup.md"])
    #expect(missing.last?.message == "there is no template \"large-poster\"")
    #expect(missing.last?.help == "write it as templates/large-poster.mustache")
  }

  @Test func extraValuesReachTemplates() throws {
    let file = Fixture.file("cup") {
      $0.extra = .map([
        .init(key: "lens", value: .string("85 <mm>")), .init(key: "wide", value: .bool(true)),
        .init(key: "stops", value: .list([.double(1.5), .int(8)])),
        .init(key: "light", value: .map([.init(key: "from", value: .string("left"))])),
        .init(key: "none", value: .null),
      ])
    }
    let template = """
      {{extra.lens}} {{#extra.wide}}wide{{/extra.wide}} {{#extra.stops}}[{{.}}]{{/extra.stops}} \
      {{#extra}}{{light.from}}{{/extra}} {{^extra.none}}none{{/extra.none}}{{extra.unknown}}
      """
    let pages = try Fixture.render(Fixture.input([file]), theme: ["prompt.mustache": template])
    #expect(pages["cup/index.html"] == "85 &lt;mm&gt; wide [1.5][8] left none")
  }

  @Test(arguments: [
    ("a\n  {{#title}}\nb", "2:3: {{#title}} is never closed"),
    ("{{#title}}\n{{/items}}", "2:1: {{/items}} stands where {{/title}} was expected"),
    ("é {{/title}}", "1:3: {{/title}} closes nothing"),
    ("a {{title", "1:3: this tag is never closed"),
    ("\n\n {{titel}}", "3:2: there is no value \"titel\""),
    ("{{site.titel}}", "1:1: there is no value \"titel\""),
    ("{{shouted(title)}}", "1:1: there is no function \"shouted\""),
    ("{{{title}}}", "1:1: \"title\" is text and would not be escaped"),
    ("{{&title}}", "1:1: \"title\" is text and would not be escaped"),
    ("{{#title}}{{{.}}}{{/title}}", "1:11: \".\" is text and would not be escaped"),
    ("{{{extra.x}}}", "1:1: \"extra.x\" is text and would not be escaped"),
    ("{{{extra.notes}}}", "1:1: \"extra.notes\" is text and would not be escaped"),
    ("{{#extra}}{{{notes}}}{{/extra}}", "1:11: \"notes\" is text and would not be escaped"),
    ("{{a b}}", "1:1: \"a b\" cannot stand in a tag; expected a name"),
    ("{{}}", "1:1: \"\" cannot stand in a tag; expected a name"),
    ("{{=<% %>=}}", "1:1: other delimiters are not supported"),
    ("{{% CONTENT_TYPE: TEXT}}", "1:1: pragmas are not supported"),
    ("{{>*title}}", "1:1: \"*title\" cannot stand in a tag; expected a name"),
    ("x {{>partials/haed}}", "1:3: there is no template \"partials/haed\""),
    ("{{<layuot}}{{/layuot}}", "1:1: there is no template \"layuot\""),
    ("x\n{{>home}}", "2:1: this template includes itself: home > home"),
    (
      "{{<layout}}{{$main}}{{$main}}{{/main}}{{/main}}{{/layout}}",
      "1:21: this template includes itself: {{$main}} > {{$main}}"
    ),
    ("{{<layout}}{{title}}{{/layout}}", "1:32: only {{$blocks}} may stand directly in {{<a template}}"),
  ])
  func saysWhereATemplateIsWrong(text: String, problem: String) throws {
    #expect(try problems(["home.mustache": text]) == ["templates/home.mustache:" + problem])
  }

  @Test func suggestsTheNameThatWasMeant() throws {
    let found = try Fixture.problems {
      try Fixture.render(Fixture.input([]), theme: ["home.mustache": "{{titel}} {{>partials/haed}}"])
    }
    #expect(found.map(\.help) == ["did you mean \"title\"?", "did you mean \"partials/head\"?"])
  }

  @Test func findsCirclesThroughOtherFiles() throws {
    let found = try problems([
      "partials/one.mustache": "{{>partials/two}}", "partials/two.mustache": "a\n{{#title}}{{>partials/one}}{{/title}}",
    ])
    #expect(
      found == [
        "templates/partials/two.mustache:2:11: this template includes itself: "
          + "partials/one > partials/two > partials/one"
      ])
    // A block that is filled with a partial which has that very block.
    let block = try problems([
      "home.mustache": "{{<layout}}{{$main}}{{>partials/x}}{{/main}}{{/layout}}",
      "partials/x.mustache": "{{$main}}{{/main}}",
    ])
    #expect(block.count == 1)
  }

  @Test func refusesSectionsWithoutEnd() throws {
    let deep = String(repeating: "{{#title}}", count: 3_000) + String(repeating: "{{/title}}", count: 3_000)
    #expect(try problems(["home.mustache": deep]).first?.contains("more than 48 sections within each other") ?? false)
  }

  @Test func refusesATemplateThatIsNoText() throws {
    let site = try TemporarySite()
    try site.folder.replace("templates/home.mustache", with: Array("é\n é".utf8) + [0xFF, 0x41])
    let found = try Fixture.problems { try Fixture.theme(of: site) }
    #expect(found.map(\.message) == ["this template is not UTF-8 text"])
    #expect(found.map(\.file) == ["templates/home.mustache"])
    #expect(found.map(\.line) == [2] && found.map(\.column) == [3])
  }

  @Test func showsTheLineOfAMistake() throws {
    let found = try Fixture.problems {
      try Fixture.render(
        Fixture.input([]), theme: ["home.mustache": "a\r\n  {{titel}}\r\nb", "album.mustache": "{{#x"])
    }
    #expect(found.map(\.excerpt) == ["{{#x", "  {{titel}}"])
  }

  @Test(arguments: ["layout", "partials/head", "404", "alias", "costs", "feed", "sitemap", "tags", "model"])
  func onlyPageTemplatesMayBeNamed(name: String) throws {
    let file = Fixture.file("cup") {
      $0.template = name
      $0.templatePlace = SourcePlace(line: 3, column: 11)
    }
    let found = try Fixture.problems { try Fixture.render(Fixture.input([file])) }
    #expect(found.map(\.message) == ["the template \"\(name)\" is not one for pages"])
    #expect(found.map(\.line) == [3] && found.map(\.column) == [11])
    #expect(found.first?.help == "name one of album, home, prompt")
  }

  @Test func refusesALinkThatLeadsOutOfTheSite() throws {
    let site = try TemporarySite()
    try site.makeFolder("templates")
    let outside = try TemporarySite()
    try site.link("templates/out.mustache", to: outside.folder.root)
    let found = try Fixture.problems { try Fixture.theme(of: site) }
    #expect(found.map(\.file) == ["templates"])
    #expect(found.first?.message.contains("leads out of the site") ?? false)
  }

  @Test func tellsEveryMistakeAtOnce() throws {
    let found = try problems(["home.mustache": "{{titel}}{{{title}}}", "album.mustache": "{{x}}"])
    #expect(found.count == 3)
  }
}
