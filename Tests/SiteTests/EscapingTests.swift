import Foundation
import GalleryModel
import Site
import Testing

/// Content is never trusted: wherever it stands in a page, it means only itself.
@Suite struct EscapingTests {
  /// Each would end an attribute or open an element; the last ones hide a quote or a bracket before a combining mark.
  static let traps = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "` onload=`x",
    "\"\u{301} onmouseover=alert(1) x=\"\u{301}", "<\u{301}script>", "\u{2019}</title><script>", "a&b;&lt;",
    "{{site.title}}", "{{{notes}}}", "{{>partials/head}}", "\r\n<b>\r\n",
  ]

  @Test(arguments: traps)
  func keepsTrapsAsText(trap: String) throws {
    let file = Fixture.file("espresso", title: trap, prompt: trap, date: "2026-05-04", tags: [trap + " x", "a"]) {
      $0.description = trap
      $0.author = trap
      $0.license = trap
      $0.pictures[0].alt = trap
      $0.pictures.append(
        Fixture.picture("espresso", Fixture.request("b", images: ["https://x.example/" + trap, trap]), block: trap))
    }
    // In the text of notes a quote is harmless, and Markdown leaves it as it is.
    let notes = trap.contains("'") ? "" : trap
    let albums = [Album(path: "", address: "", title: trap, description: trap, notes: notes)]
    let settings = GallerySettings(title: trap, description: trap, language: "en", author: trap, license: trap)
    var input = Fixture.input([file], albums: albums, settings: settings, baseURL: "https://a.example/")
    Fixture.store(file.pictures[0], in: &input)
    input.works[Fixture.fingerprint(of: file.pictures[1])] = .failed(reason: trap)
    input.costs = CostsSummary(
      total: .init(key: nil, pictures: 1, credits: 1),
      parts: CostsSummary.Subject.allCases.map { .init($0, rows: [.init(key: trap, pictures: 1, credits: 1)]) },
      dearest: [.init(file.pictures[0].id, credits: 1)], currency: trap)

    for (path, text) in try Fixture.render(input) where path.hasSuffix(".html") || path.hasSuffix(".xml") {
      let text = Markup.withoutOwnScripts(text)
      for scalars in Self.forbidden {
        #expect(!Self.contains(text, scalars), "\(path): \(scalars)")
      }
      #expect(text.hasPrefix("<!doctype html>") || text.hasPrefix("<?xml"), "\(path)")
    }
  }

  @Test func escapesAQuoteBeforeACombiningMark() throws {
    let file = Fixture.file("espresso", title: "\"\u{301}<\u{301}&\u{301}")
    let page = try #require(try Fixture.render(Fixture.input([file]))["espresso/index.html"])
    #expect(page.utf8.count > 0)
    #expect(Self.contains(page, "<h1 dir=\"auto\">&quot;\u{301}&lt;\u{301}&amp;\u{301}</h1>"))
  }

  @Test func replacesWhatNoDocumentMayHold() throws {
    let file = Fixture.file("espresso", title: "a\u{0}b\u{B}c\u{FFFF}d\u{FFFE}e\u{FFBF}f")
    let page = try #require(try Fixture.render(Fixture.input([file]))["espresso/index.html"])
    #expect(page.contains("<h1 dir=\"auto\">a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFBF}f</h1>"))
  }

  @Test func keepsThePromptsLines() throws {
    let prompt = "one\n  two\n\n\tthree  four"
    let page = try #require(try Fixture.render(Fixture.input([Fixture.file("a", prompt: prompt)]))["a/index.html"])
    #expect(page.contains("<p class=\"prompt\" dir=\"auto\">\(prompt)</p>"))
  }

  private static let forbidden = [
    "<script", "<img src=x", "onerror=alert(1)>", "' onmouseover='", "` onload", "\"\u{301} onmouseover", "<\u{301}",
    "<b>",
  ]

  /// By scalars: a comparison by characters would be deceived by combining marks just as an escaper is.
  private static func contains(_ text: String, _ part: String) -> Bool {
    let part = Array(part.utf8)
    return Data(text.utf8).range(of: Data(part)) != nil
  }
}
