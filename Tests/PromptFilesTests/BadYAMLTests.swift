import GalleryModel
import PromptFiles
import Testing

@Suite struct BadYAMLTests {
  @Test(
    arguments: [
      ("title: &a Mug", ["2:8: anchors (&) are not allowed"]),
      ("title: &a Mug\nauthor: *a", ["2:8: anchors (&) are not allowed", "3:9: aliases (*) are not allowed"]),
      ("author: *a", ["2:9: aliases (*) are not allowed"]),
      ("title: *really* good", ["2:8: aliases (*) are not allowed"]),
      ("weight: !!int 5", ["2:9: YAML tags (!) are not allowed"]),
      ("title: !x Mug", ["2:8: YAML tags (!) are not allowed"]),
      ("tags: !!set {a: b}", ["2:7: YAML tags (!) are not allowed", "2:7: tags is a map; expected a list of texts"]),
      ("<<: {title: a}", ["2:1: merge keys (<<) are not allowed"]),
      ("title: a\n...\ntitle: b", ["4:1: a second YAML document is not allowed"]),
      ("title: a: b", ["2:9: not valid YAML: mapping values are not allowed in this context"]),
      ("title: 'a", ["2:8: not valid YAML: found unexpected end of stream"]),
      ("title: @a", ["2:8: not valid YAML: found character that cannot start any token"]),
      ("title: a\n\tauthor: b", ["3:1: not valid YAML: found a tab character that violates indentation"]),
      ("tags: [a, b", ["2:12: not valid YAML: did not find expected ',' or ']'"]),
    ] as [(String, [String])])
  func isRefusedAtItsPlace(frontMatter: String, expected: [String]) throws {
    let found = try problems(in: page(frontMatter))
    #expect(found == expected)
  }

  @Test func allowsTheSameSignsInTexts() throws {
    let file = try file(
      page(
        """
        title: a & b * c ! d
        description: |
          *really* &good !x
        author: '*quoted* &too'
        license: plain text that
          *goes* on &here !there
        """))
    #expect(file.title == "a & b * c ! d")
    #expect(file.description == "*really* &good !x")
    #expect(file.author == "*quoted* &too")
    #expect(file.license == "plain text that *goes* on &here !there")
  }

  @Test(.timeLimit(.minutes(15))) func survivesAnAliasBomb() throws {
    var lines = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in 1...30 {
      lines.append(
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]")
    }
    let found = try problems(in: page("extra:\n" + lines.map { "  " + $0 }.joined(separator: "\n")))
    #expect(found.first == "3:6: anchors (&) are not allowed")
    #expect(found.count == 101)
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      "extra: " + String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000),
      "extra: " + String(repeating: "{a: ", count: 2_000) + String(repeating: "}", count: 2_000),
      "extra: " + String(repeating: "[", count: 900_000),
      "extra:\n" + (1...1_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
      "extra:\n  " + String(repeating: "- ", count: 2_000) + "a",
      String(repeating: "? ", count: 2_000) + "a",
    ].map(LongText.init))
  func refusesDeepNesting(frontMatter: LongText) throws {
    let found = try problems(in: page(frontMatter.text))
    #expect(found.map { $0.drop { $0 != " " } } == [" the YAML is nested deeper than 32 levels"])
  }

  @Test func allowsThirtyTwoLevels() throws {
    // The front matter itself is the first.
    let lists = String(repeating: "[", count: 31) + String(repeating: "]", count: 31)
    #expect(try problems(in: page("extra: \(lists)")) == [])
    #expect(
      try problems(in: page("extra: [\(lists)]")) == ["2:39: the YAML is nested deeper than 32 levels"])
  }

  @Test func countsLinesAsEditorsDo() throws {
    // libyaml takes U+2028 for the end of a line.
    let text = page("title: \"a\u{2028}b\u{85}c\"\nquality: ultra")
    #expect(try problems(in: text) == ["3:10: quality is \"ultra\"; expected low, medium or high"])
  }

  @Test func countsColumnsInUnicodeScalars() throws {
    let text = page("{title: e\u{301}\u{1F600}é, quality: ultra}")
    #expect(try problems(in: text) == ["2:24: quality is \"ultra\"; expected low, medium or high"])
  }
}
