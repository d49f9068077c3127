import Foundation
import GalleryModel
import PromptFiles
import PromptTables
import SiteFolder
import TestSupport
import Testing

@Suite struct PromptImportTests {
  private func withSite(_ body: (SiteFolder) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "gallerist-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    // Nothing is left to do for a test whose folder cannot be removed.
    defer { _ = try? FileManager.default.removeItem(at: url) }
    try body(SiteFolder(at: url.path))
  }

  private func prompts(_ text: String, _ format: TableFormat, in site: SiteFolder) throws -> PromptImport {
    try PromptImport(
      PromptTable(Array(text.utf8), file: "t", format: format), site: site, settings: GallerySettings())
  }

  private static func csv(_ cells: [String]) -> String {
    cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
  }

  /// Pieces that mean something in YAML, Markdown, CSV or prompts.
  private static let pieces = [
    "-", ":", "#", "\"", "'", "yes", "4:5", "12", "\n", "---", "\n---\n", "```", "```prompt", "\n```prompt\n", "~~~",
    "{{", "\\{{", "{{{", "}}", "<!--", "-->", " ", "  ", "é", "e\u{301}", "日本", "👩‍👩‍👧", "\t", ",", ";", "|", "&a", "*a",
    "!t", "%", "@", "`", "\u{2028}", "\u{85}", "\u{FEFF}", "[", "]", "a mug", "null", "~", "\\", "\\n",
  ]

  @Test func whateverIsImportedIsReadBackAsItWas() throws {
    var generator = SeededGenerator(seed: 7)
    var rows: [(title: String, prompt: String)] = []
    for _ in 0..<400 {
      func text() -> String {
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          Self.pieces.randomElement(using: &generator) ?? ""
        }.joined()
      }
      rows.append((text(), "x" + text()))
    }
    try withSite { site in
      let table =
        "name,author,prompt\n"
        + rows.enumerated().map { Self.csv(["row\($0)", $1.title.contains("\u{85}") ? "" : $1.title, $1.prompt]) }
        .joined()
      let files = try prompts(table, .csv, in: site)
      let stoppedAt = try files.write(to: site) { _ in }
      #expect(stoppedAt == nil)
      let content = try #require(ContentReader(site: site, settings: GallerySettings()).read().content)
      let read = Dictionary(content.files.map { ($0.id, $0) }) { first, _ in first }
      for (index, row) in rows.enumerated() {
        let requests = read["row\(index)"]?.pictures.map(\.request.prompt)
        #expect(requests == [ImageRequest.normalized(row.prompt)], "row \(index)")
      }
      #expect(try prompts(table, .csv, in: site).files.allSatisfy { $0.state == .same })
    }
  }

  @Test(arguments: [
    ("", "the table is empty"), ("title,prompt\n", "the table has names of columns, but no rows"),
    ("titel,prompt\na,b\n", "unknown column \"titel\"; did you mean \"title\"?"),
    ("title,title,prompt\na,b,c\n", "the column \"title\" is there twice"),
    ("title\na\n", "the table has no column \"prompt\""), ("title,prompt\na,\n", "the row has no prompt"),
    ("prompt\n\"a\n", "the quotation mark is not closed"),
    ("prompt\n\"a\"b\n", "more stands in the cell after its closing quotation mark"),
    ("title,prompt\na,b,c\n", "the row has 3 cells, and the first row names 2"),
    ("quality,prompt\nultra,A mug\n", "quality is \"ultra\"; expected low, medium or high"),
    ("file,prompt\n../x,A mug\n", "file gives the path \"../x\"; a part of it is \"..\""),
    ("file,prompt\nMug,A\nmug,B\n", "the rows in the lines 2 and 3 would be"),
  ])
  func refusesWhatIsWrong(text: String, words: String) throws {
    try withSite { site throws in
      do throws(Diagnostics) {
        let table = try PromptTable(Array(text.utf8), file: "t.csv", format: .csv)
        _ = try PromptImport(table, site: site, settings: GallerySettings())
        Issue.record("nothing was wrong")
      } catch {
        #expect(error.all.contains { $0.message.contains(words) }, "\(error.all.map(\.message))")
      }
      try expectNothing(in: site)
    }
  }

  private func expectNothing(in site: SiteFolder) throws {
    #expect(try site.kind(at: "content") == nil)
  }

  @Test(arguments: ["prompt;tags\r\nA mug;red, blue\r\n", "\u{FEFF}prompt\ttags\nA mug\tred|blue\n"])
  func tellsDelimitersApart(text: String) throws {
    try withSite { site in
      let files = try prompts(text, .csv, in: site).files
      #expect(files.map(\.file) == ["content/a-mug.md"])
      #expect(String(decoding: files[0].bytes, as: UTF8.self) == "---\ntags: [red, blue]\n---\nA mug\n")
    }
  }

  @Test func neverOverwrites() throws {
    try withSite { site in
      _ = try site.add("content/mug.md", bytes: Array("Mine".utf8))
      for name in ["mug", "Mug"] {
        let table = "file,prompt\n\(name),Another\n"
        #expect(throws: Diagnostics.self) { _ = try self.prompts(table, .csv, in: site) }
      }
      #expect(try site.read("content/mug.md", limit: 100) == Array("Mine".utf8))
    }
  }
}
