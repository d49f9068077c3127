import GalleryModel
import PromptFiles
import Testing

@Suite struct ManyFilesTests {
  /// A file with a long list or map as the value of a key; `#` in the items is their number.
  private static func front(_ key: String, _ open: String, _ count: Int, _ item: String, _ close: String) -> String {
    let items = (0..<count).map { item.replacing("#", with: String($0)) }.joined(separator: ", ")
    return page("\(key): \(open)\(items)\(close)", prompt: "A {{v1}}")
  }

  @Test(.timeLimit(.minutes(15))) func readsManyFilesInGoodTime() throws {
    var files: [String: String] = [:]
    for number in 0..<2_000 {
      files["content/album-\(number % 20)/\(number)-mug.md"] = page(
        "title: Mug \(number)\nslug: mug-\(number)\ntags: [a, b]\nquality: low\ndate: 2026-06-06",
        prompt: "Notes\n\n```prompt id=a quality=high\nA mug, number \(number)\n```\n")
    }
    let content = try content(files)
    #expect(content.files.count == 2_000)
    #expect(content.albums.count == 21)
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      String(repeating: "{{", count: 500_000), String(repeating: "```prompt\n", count: 100_000),
      String(repeating: "<!--\n", count: 200_000), String(repeating: "\n", count: 1_000_000) + "x",
      "```prompt " + String(repeating: "a=b ", count: 250_000),
      "---\ntags: [" + String(repeating: "a,", count: 500_000) + "]\n---\nA mug",
      "---\n" + String(repeating: "a: b\n", count: 200_000) + "---\nA mug",
      "---\nvars: {a: x}\n---\n" + String(repeating: "{{a}}", count: 200_000),
      "---\nalt: '" + String(repeating: "{{a}}", count: 200_000) + "'\n---\nA",
      front("vars", "{", 80_000, "v#: x", "}\ntakes: 1000"),
      front("matrix", "{", 60_000, "v#: [x]", "}"),
      front("matrix", "{q: [", 100_000, "w#", "]}"),
      front("images", "[", 50_000, "./g#.md", "]"),
      front("images", "[", 50_000, "./g#.jpg", "]"),
      "---\nslug: " + String(repeating: "-", count: 1_000_000) + "\n---\nA mug",
    ].map(LongText.init))
  func staysQuickWithFilesMadeToBeSlow(page: LongText) throws {
    let reading = try TemporarySite(["content/a.md": page.text]).read()
    #expect(reading.diagnostics.count <= 101)
  }
}
