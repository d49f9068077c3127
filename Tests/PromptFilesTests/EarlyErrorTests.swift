import Foundation
import GalleryModel
import PromptFiles
import Testing

/// What would only come out while pages are made, when pictures may have been paid for already.
@Suite struct EarlyErrorTests {
  private static let a200 = String(repeating: "a", count: 200)
  private static let a201 = String(repeating: "a", count: 201)
  private static let tooLong = "a part of the address would have 201 bytes; at most 200 are possible"

  @Test func allowsNamesOfTwoHundredBytes() throws {
    let a200 = Self.a200
    let content = try content([
      "content/\(a200).md": "A", "content/\(a200)-b/_index.md": page("slug: \(a200.dropLast())b"),
      "content/c.md": page("slug: \(a200.dropLast())c\ntags: [\(a200)]\naliases: [\(a200.dropLast())d]"),
    ])
    #expect(content.files.count == 2)
  }

  @Test(
    arguments: [
      ("content/b.md", page("slug: \(a201)"), "content/b.md:2:7: the name of content/b.md is too long: \(tooLong)"),
      (
        "content/\(a201).md", "A",
        "content/\(a201).md:1:1: the name of content/\(a201).md is too long: \(tooLong)"
      ),
      (
        "content/\(a201)/b.md", "A",
        "content/\(a201):1:1: the name of the album content/\(a201) is too long: \(tooLong)"
      ),
      (
        "content/c/_index.md", page("slug: \(a201)"),
        "content/c/_index.md:2:7: the name of the album content/c is too long: \(tooLong)"
      ),
      (
        "content/b.md", page("tags: [a, \(a201)]"),
        "content/b.md:2:11: the tag \"\(a201.prefix(60))…\" is too long: \(tooLong)"
      ),
      (
        "content/b.md", page("aliases: [/x/\(a201)/y]"),
        "content/b.md:2:11: the alias \"x/\(a201.prefix(58))…\" is too long: \(tooLong)"
      ),
      (
        "content/b.md", page("aliases: [\(String(repeating: "x/", count: 450))]"),
        "content/b.md:2:11: the alias \"\(String(repeating: "x/", count: 30))…\" is too long: the address would have "
          + "899 bytes; at most 800 are possible"
      ),
    ] as [(String, String, String)])
  func refusesNamesThatNoFileCanHave(path: String, text: String, expected: String) throws {
    #expect(try problems([path: text]) == [expected])
  }

  @Test func refusesNotesThatAreTooLarge() throws {
    let block = "```prompt\nA\n```\n"
    let large = String(repeating: "x", count: 65_537)
    let table = String(repeating: "|", count: 400) + String(repeating: "\n|", count: 300)
    #expect(
      try problems(
        [
          "content/_index.md": "---\ntitle: x\n---\n\n" + large, "content/a.md": block + "\n\n" + large + "\n" + block,
          "content/b.md": table + "\n" + block, "content/c.md": large.dropLast() + "\n" + block + large.dropLast(),
        ].mapValues { String($0) }) == [
          "content/_index.md:5:1: the notes are larger than 64 KiB",
          "content/a.md:6:1: the notes are larger than 64 KiB",
          "content/b.md:1:1: a table in the notes is too large",
        ])
  }

  @Test(
    arguments: [
      ("feed.xml/x", "the alias /feed.xml/x is used by the site itself"),
      ("404.html", "the alias /404.html is used by the site itself"),
      ("Costs", "the alias /Costs is used by the site itself"),
      ("renditions/x", "the alias /renditions/x is used by the site itself"),
      ("p/page/2", "the alias /p/page/2 is used by the site itself"),
      ("P", "the alias /P is taken: it leads to the album content/p already"),
      ("p/b/index.html", "the alias /p/b/index.html is taken: it leads to content/p/b.md already"),
      (
        "p/b/index.html/c",
        "the alias /p/b/index.html/c needs a folder where a file is, or a file where a folder is: of content/p/b.md"
      ),
      (
        "old.html/x",
        "the alias /old.html/x needs a folder where a file is, or a file where a folder is: of content/a.md"
      ),
      (
        "older/x.html",
        "the alias /older/x.html needs a folder where a file is, or a file where a folder is: of content/a.md"
      ),
    ] as [(String, String)])
  func refusesAnAliasThatIsInTheWay(alias: String, expected: String) throws {
    let found = try problems([
      "content/a.md": page("aliases: [old.html, older/X.html/y, old/espresso.html]"), "content/p/b.md": "B",
      "content/z.md": page("aliases: [new, \(alias)]"),
    ])
    #expect(found == ["content/z.md:2:16: " + expected])
  }

  @Test(arguments: ["a/..\u{2F}\u{301}x", "..\u{2F}\u{301}x"])
  func isNotMisledByAMarkOnASlash(path: String) throws {
    #expect(try problems(in: page("aliases: ['\(path)']")).count == 1)
    #expect(try problems(in: page("template: '\(path)'")).count == 1)
    #expect(OutputFolder.cleaned(path) == nil)
    #expect(OutputFolder.cleaned("/\u{301}x") == nil)
  }

  @Test func saysWhereATemplateIsNamed() throws {
    let content = try content([
      "content/a.md": page("title: A\ntemplate: wide"), "content/b.md": "B", "content/p/_index.md": page("template: x"),
    ])
    #expect(content.files.map(\.templatePlace) == [SourcePlace(line: 3, column: 11), nil])
    #expect(content.albums.map(\.templatePlace) == [nil, SourcePlace(line: 2, column: 11)])
  }

  @Test(
    arguments: [
      ("\n---\ntitle: x\nquality: high\n---\nhello", "2:1: the front matter must begin on the first line"),
      (" \t\n\n  --- \ntitle: x\n---\nhello", "3:1: the front matter must begin on the first line"),
      ("\u{A0}\n---\ntitle: x\n---\nhello", "2:1: the front matter must begin on the first line"),
      ("--- # comment\ntitle: x\n---\nhello", "1:1: the line that begins the front matter has more than ---"),
      ("--- title: x\n---\nhello", "1:1: the line that begins the front matter has more than ---"),
      (" ---\ntitle: x\n---\nhello", "1:1: the line that begins the front matter has more than ---"),
    ] as [(String, String)])
  func doesNotTakeFrontMatterForAPrompt(text: String, expected: String) throws {
    #expect(try problems(in: text) == [expected])
    #expect(try problems(["content/_index.md": text]) == ["content/_index.md:" + expected])
  }

  @Test(arguments: ["A mug\n---\nof steel", "---- a mug", "---a mug", "-- - a mug"])
  func takesOtherDashesForAPrompt(text: String) throws {
    #expect(try file(text).pictures.map(\.request.prompt) == [text])
  }

  @Test func refusesMarkdownThatItWouldNotRead() throws {
    let found = try TemporarySite([
      "content/p.MD": "P", "content/q.markdown": "Q", "content/a/r.Md": "R", "content/s.mdown": "S",
      "content/_Index.md": "", "content/a/_index.markdown": "", "content/_t.MD": "", "content/.u.markdown": "",
      "content/v.txt": "", "content/w.md.jpg": "", "content/x.mdx": "", "content/z.md": "Z",
    ]).read().diagnostics
    #expect(
      found.map(\.printed) == [
        "content/_Index.md:1:1: the file is not read, since its name is not _index.md",
        "content/a/_index.markdown:1:1: the file is not read, since its name is not _index.md",
        "content/a/r.Md:1:1: the file is not read, since its name is not r.md",
        "content/p.MD:1:1: the file is not read, since its name is not p.md",
        "content/q.markdown:1:1: the file is not read, since its name is not q.md",
        "content/s.mdown:1:1: the file is not read, since its name is not s.md",
      ])
    #expect(found.map(\.help).contains("rename it to p.md"))
  }

  @Test(arguments: ["\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}"])
  func refusesCharactersThatTurnDirection(character: String) throws {
    let name = "U+" + String(character.unicodeScalars.map(\.value)[0], radix: 16, uppercase: true)
    for (front, place) in [
      ("title: a\(character)b", "2:8: title"), ("author: a\(character)b", "2:9: author"),
      ("alt: a\(character)b", "2:6: alt"), ("tags: [a, b\(character)c]", "2:11: tags[1]"),
    ] {
      #expect(
        try problems(in: page(front)) == [
          "\(place) has the character \(name), which turns the direction of what follows"
        ])
    }
    #expect(try TemporarySite(["gallerist.yml": "title: a\(character)b"]).readSettings().settings == nil)
    #expect(
      try problems(["content/a\(character)b.md": "A"]).map { $0.hasSuffix("characters that no address can hold") } == [
        true
      ])
    #expect(try file(page("title: \u{200F}a\u{200E}\ndescription: a\(character)b")).description == "a\(character)b")
  }

  @Test(
    arguments: [
      ("a -\u{301}b", "a-b"), ("x</script>\u{301}<b>", "x-script-b"), ("a-\u{93F}b", "a-b"), ("a-\u{345}", "a"),
      ("\u{93F}a", "a"), ("e\u{301}-a\u{328}\u{323}", "é-ą\u{323}"),
    ])
  func keepsNoMarkWithoutItsLetter(name: String, slug: String) {
    #expect(Slug.make(name).unicodeScalars.elementsEqual(slug.precomposedStringWithCanonicalMapping.unicodeScalars))
  }
}
