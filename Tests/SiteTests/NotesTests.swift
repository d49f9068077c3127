import GalleryModel
import Site
import Testing

@Suite struct NotesTests {
  private func notes(_ markdown: String) throws -> String {
    let file = Fixture.file("products/espresso") { $0.body = [.markdown(markdown), .prompt(0)] }
    let other = Fixture.file("portraits/anna")
    let pages = try Fixture.render(Fixture.input([file, other]))
    let page = try #require(pages["products/espresso/index.html"])
    let parts = page.split(separator: "<div class=\"notes\" dir=\"auto\">\n", maxSplits: 1)
    guard parts.count == 2 else { return "" }
    return String(parts[1].split(separator: "\n</div>", maxSplits: 1)[0])
  }

  @Test(arguments: [
    ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
    ("~~gone~~", "<p><del>gone</del></p>"),
    ("# One\n\n## Two", "<h2>One</h2>\n<h3>Two</h3>"),
    ("### Only", "<h2>Only</h2>"),
    ("[a](https://x.example/)", "<p><a href=\"https://x.example/\">a</a></p>"),
    ("[a](mailto:a@x.example)", "<p><a href=\"mailto:a@x.example\">a</a></p>"),
    ("[a](../x)", "<p><a href=\"../x\">a</a></p>"),
    ("[a](../portraits/anna.md)", "<p><a href=\"../../portraits/anna/\">a</a></p>"),
    ("[a](../portraits/%61nna.md#x)", "<p><a href=\"../../portraits/anna/\">a</a></p>"),
    ("[a](unknown.md)", "<p><a href=\"unknown.md\">a</a></p>"),
    ("[a](../../../../etc/passwd.md)", "<p><a href=\"../../../../etc/passwd.md\">a</a></p>"),
    ("[a](_index.md)", "<p><a href=\"../../products/\">a</a></p>"),
    ("[a](javascript:alert(1))", "<p>a</p>"),
    ("[a](JavaScript&colon;alert(1))", "<p>a</p>"),
    ("[a](data:text/html,x)", "<p>a</p>"),
    ("[a](vbscript:x)", "<p>a</p>"),
    ("![a *b*](https://x.example/p.png)", "<p><a href=\"https://x.example/p.png\">a <em>b</em></a></p>"),
    ("![a](p.png)", "<p>a</p>"),
    ("[![a](https://x.example/p.png)](https://y.example/)", "<p><a href=\"https://y.example/\">a</a></p>"),
    ("<script>x</script>", "<!-- raw HTML omitted -->"),
    ("a <b onclick=x>c</b>", "<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>"),
    ("{{site.title}}", "<p>{{site.title}}</p>"),
    ("{{{notes}}} {{>partials/head}}", "<p>{{{notes}}} {{&gt;partials/head}}</p>"),
  ])
  func becomeSafeMarkup(markdown: String, markup: String) throws {
    #expect(try notes(markdown) == markup)
  }

  @Test func haveTables() throws {
    #expect(try notes("| a | b |\n|---|---|\n| 1 | 2 |").contains("<table>"))
  }

  @Test func areRefusedWhenTooLarge() throws {
    let large = try Fixture.problems { try notes(String(repeating: "a ", count: 40_000)) }
    #expect(large.map(\.message) == ["the notes are larger than 64 KiB"])
    #expect(large.first?.file == "content/products/espresso.md")
    let columns = String(repeating: "|a", count: 4_000) + "|\n" + String(repeating: "|-", count: 4_000) + "|\n"
    let table = try Fixture.problems { try notes(columns + String(repeating: "x\n", count: 4_000)) }
    #expect(table.map(\.message) == ["a table in the notes is too large"])
  }

  @Test func mayBeNestedDeeply() throws {
    #expect(try !notes(String(repeating: "> ", count: 5_000) + "deep").isEmpty)
    #expect(try !notes(String(repeating: "[", count: 20_000)).isEmpty)
  }
}
