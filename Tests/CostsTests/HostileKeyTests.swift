import Costs
import GalleryModel
import Testing

/// A key of a row comes from the lock, which a stranger's branch may bring.
struct HostileKeyTests {
  private func text(_ key: String, _ format: ReportFormat) -> String {
    let fact = CostFixture.fact("a", .task(CostFixture.paid("p", model: key), task: "t", charged: 1))
    return CostFixture.report([fact]).text(as: format)
  }

  private func same(_ first: String, _ second: String) -> Bool {
    first.utf8.elementsEqual(second.utf8)
  }

  @Test(arguments: [
    ("plain", "plain"),
    ("a,b", "\"a,b\""),
    ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("a\nb", "\"a\nb\""),
    ("a\r\nb", "\"a\r\nb\""),
    ("a,\u{301}b", "\"a,\u{301}b\""),
    ("a\"\u{301},b", "\"a\"\"\u{301},b\""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
    ("=\u{338}1", "'=\u{338}1"),
    ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ("\r=1", "\"'\r=1\""),
    ("-", "-"),
    ("a=1", "a=1"),
  ])
  func isTextInCSV(key: String, field: String) {
    #expect(same(text(key, .csv), "model,pictures,credits,failed\n\(field),0,1,0\n"))
  }

  @Test(arguments: [
    ("products/espresso@finish=steel~2", "`products/espresso@finish=steel~2`"),
    ("@someone", "`@someone`"), ("#123", "`#123`"), ("*a*", "<code>&#42;a&#42;</code>"),
    ("a|b", "<code>a&#124;b</code>"), ("a|\u{301}b", "<code>a&#124;\u{301}b</code>"),
    ("a\\|b", "<code>a&#92;&#124;b</code>"), ("a`b", "<code>a&#96;b</code>"),
    ("<b>", "<code>&#60;b&#62;</code>"), ("&lt;", "<code>&#38;lt&#59;</code>"),
    ("[a](http://b.example)", "<code>&#91;a&#93;&#40;http&#58;&#47;&#47;b&#46;example&#41;</code>"),
    (" a", "<code> a</code>"), ("a\nb", "<code>a\u{FFFD}b</code>"), ("größe/猫", "`größe/猫`"), ("-", "-"),
  ])
  func staysInItsCellInMarkdown(key: String, cell: String) {
    #expect(
      same(
        text(key, .markdown),
        "| model | pictures | credits | failed (credits) |\n|---|---:|---:|---:|\n| \(cell) | 0 | 1 | 0 |\n"
          + "| **total** | **0** | **1** | **0** |\n"))
  }

  @Test(arguments: ["\u{1B}[2J", "a\nb", "\u{9B}31m", "a\u{202E}b", "\u{2028}", "\u{7}"])
  func movesNeitherCursorNorRowInATable(key: String) {
    let table = text(key, .table)
    #expect(table.unicodeScalars.filter { $0 == "\n" }.count == 5)
    let odd = table.unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl || $0 == "\u{2028}")
    }
    #expect(odd.isEmpty)
  }

  @Test func isEscapedInJSON() {
    #expect(text("a\"\u{301}\u{1B}", .json).contains("\"key\":\"a\\\"\u{301}\\u001b\""))
  }
}
