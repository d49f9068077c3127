import GalleryModel
import Site
import SiteFolder
import Testing

@Suite struct TemplateNestingTests {
  private func problems(_ files: [String: String]) throws -> [String] {
    try Fixture.problems { try Fixture.render(Fixture.input([]), theme: files) }.map {
      "\($0.file ?? ""):\($0.line ?? 0):\($0.column ?? 0): \($0.message)"
    }
  }

  /// `home` and so many partials, each of which includes the next one.
  private func chain(_ count: Int, around: (String) -> String = { $0 }) -> [String: String] {
    var files = ["home.mustache": "{{>partials/p001}}"]
    for number in 1...count {
      func name(_ number: Int) -> String { "partials/p" + String(String(1_000 + number).dropFirst()) }
      let next = number < count ? "{{>\(name(number + 1))}}" : "end"
      files[name(number) + ".mustache"] = around(next)
    }
    return files
  }

  @Test func mayBeThirtyTwoTemplatesDeep() throws {
    let pages = try Fixture.render(Fixture.input([]), theme: chain(31))
    #expect(pages["index.html"] == "end")
    let found = try problems(chain(32))
    #expect(found == ["templates/partials/p031.mustache:1:1: more than 32 templates within each other"])
  }

  @Test func refusesALongChain() throws {
    let found = try problems(chain(900))
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(": more than 32 templates within each other") ?? false)
  }

  @Test func refusesSectionsThatAddUp() throws {
    let open = String(repeating: "{{#title}}", count: 20)
    let close = String(repeating: "{{/title}}", count: 20)
    let found = try problems(chain(20) { open + $0 + close })
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(": more than 160 sections and templates within each other") ?? false)
    #expect(try problems(chain(6) { open + $0 + close }).isEmpty)
  }

  @Test func refusesPartialsThatDouble() throws {
    var files = ["home.mustache": "{{>partials/a10}}"]
    for level in 10..<32 {
      files["partials/a\(level).mustache"] = "{{>partials/a\(level + 1)}}\n {{>partials/a\(level + 1)}}"
    }
    files["partials/a32.mustache"] = "end"
    let found = try problems(files)
    #expect(
      found == [
        "templates/partials/a16.mustache:2:2: with this, \"partials/a16\" includes more than 100000 templates in all"
      ])
  }

  @Test func tellsUnknownNamesAndCirclesInOneRun() throws {
    let found = try problems(["home.mustache": "{{titel}}\n{{>home}}", "album.mustache": "{{#open}}"])
    #expect(
      found == [
        "templates/album.mustache:1:1: {{#open}} is never closed",
        "templates/album.mustache:1:1: there is no value \"open\"",
        "templates/home.mustache:1:1: there is no value \"titel\"",
        "templates/home.mustache:2:1: this template includes itself: home > home",
      ])
  }
}
