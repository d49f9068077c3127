import Foundation
import GalleryModel
import Site
import SiteFolder
import Testing

/// The list of what was written may be lost; each file tells then whose it is.
@Suite struct LostListTests {
  private let site: TemporarySite
  private let writer: SiteWriter
  private static let list = ".gallerist/outputs/public.json"

  init() throws {
    site = try TemporarySite()
    writer = SiteWriter(site: site.folder, output: "public", manifestPath: Self.list)
  }

  private static let page = "<!doctype html>\n<meta name=\"generator\" content=\"Gallerist 1.0\">"
  private static let rendition = "renditions/3f/3f" + String(repeating: "0", count: 62) + "-640-q80v2.webp"

  private func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, content: .bytes(Array(text.utf8)))
  }

  private func asset(_ text: String) -> OutputFile {
    file("assets/style-\(SHA256Digest.of(text).prefix(12)).css", text)
  }

  @Test func takesUpItsOwnFilesAgain() throws {
    let old = [
      file("index.html", Self.page), file("gone/index.html", Self.page), asset("b{}"), file(Self.rendition, "pixels"),
      file("robots.txt", "# Made by Gallerist\n"), file("sitemap.xml", "<!-- Made by Gallerist -->"),
      file("feed.xml", "<generator>Gallerist</generator>"), file("font.woff2", "font"),
      file("assets/icon.svg", "<svg><!-- Made by Gallerist --></svg>"),
    ]
    _ = try writer.write(old)
    try site.folder.remove(Self.list)
    let new = [
      file("index.html", Self.page + "new"), asset("b{color:red}"), file("robots.txt", "# Made by Gallerist\nx"),
      file("font.woff2", "font"),
    ]
    let report = try writer.write(new)
    #expect(
      report.removed == ["assets/icon.svg", old[2].path, "feed.xml", "gone/index.html", Self.rendition, "sitemap.xml"])
    #expect(report.written == [new[1].path, "index.html", "robots.txt"])
    #expect(report.unchanged == ["font.woff2"])
    #expect(try site.folder.entries(of: "public").map(\.name) == ["assets", "font.woff2", "index.html", "robots.txt"])
  }

  @Test(arguments: [
    ("about.html", "<p>mine</p>"), ("late.html", String(repeating: "x", count: 4_096) + page),
    ("assets/style-0123456789ab.css", "not these bytes"), ("assets/font.woff2", "font"), ("notes.txt", page),
    ("renditions/mine.webp", "pixels"), (".hidden/index.html", page), ("robots.txt", "User-agent: *"),
    ("feed.xml", "<generator>Other</generator>"), ("assets/icon.svg", "<svg></svg>"),
  ])
  func leavesWhatIsNotItsOwn(path: String, text: String) throws {
    try site.write(Self.page, to: "public/index.html")
    try site.write(text, to: "public/" + path)
    #expect(try writer.write([file("index.html", Self.page + "new")]).removed.isEmpty)
    #expect(try site.text("public/" + path) == text)

    try site.folder.remove(Self.list)
    let found = try Fixture.problems { try writer.write([file(path, "new")]) }
    #expect(found.map(\.file) == ["public/" + path])
    #expect(try site.text("public/" + path) == text)
  }

  @Test func aListOfAnotherOutputIsNotBelieved() throws {
    _ = try writer.write([file("index.html", "a"), file("CNAME", "a")])
    try site.write("mine", to: "docs/CNAME")
    let other = SiteWriter(site: site.folder, output: "docs", manifestPath: Self.list)
    #expect(try other.write([file("index.html", "b")]).removed.isEmpty)
    #expect(try site.text("docs/CNAME") == "mine")
    #expect(try site.text(Self.list)?.hasPrefix("{\"output\":\"docs\",") ?? false)
  }

  @Test func looksAtNoLinks() throws {
    let elsewhere = try TemporarySite()
    try elsewhere.write(Self.page, to: "index.html")
    try site.makeFolder("public")
    try site.link("public/elsewhere", to: elsewhere.folder.root)
    #expect(try writer.write([file("index.html", "a")]).removed.isEmpty)
    #expect(try elsewhere.text("index.html") == Self.page)
  }

  @Test func everyPageSaysWhoMadeIt() throws {
    let file = Fixture.file("cup", title: String(repeating: "long ", count: 2_000), date: "2026-05-04") {
      $0.aliases = ["old", "older.html"]
    }
    let pages = try Fixture.render(Fixture.input([file], baseURL: "https://a.example/"))
    let site = try TemporarySite()
    for (path, text) in pages { try site.write(text, to: "public/" + path) }
    let writer = SiteWriter(site: site.folder, output: "public", manifestPath: Self.list)
    let report = try writer.write([self.file("index.html", "other")])
    #expect(Set(report.removed) == Set(pages.keys).subtracting(["index.html"]))
  }
}
