import Foundation
import GalleryModel
import Site
import SiteFolder
import Testing

@Suite struct SiteWriterTests {
  private let site: TemporarySite
  private let writer: SiteWriter

  init() throws {
    site = try TemporarySite()
    writer = SiteWriter(site: site.folder, output: "public", manifestPath: ".gallerist/outputs/public.json")
  }

  private func file(_ path: String, _ text: String = "text") -> OutputFile {
    OutputFile(path: path, content: .bytes(Array(text.utf8)))
  }

  private func names() throws -> [String] { try site.folder.files(below: "public", hidden: true) }

  @Test func writesOnlyWhatChanged() throws {
    try site.write("pixels", to: ".gallerist/renditions/x.webp")
    let files = [
      file("index.html"), file("a/b/index.html"),
      OutputFile(path: "renditions/x.webp", content: .copy(from: ".gallerist/renditions/x.webp")),
    ]
    #expect(try writer.write(files).written == ["a/b/index.html", "index.html", "renditions/x.webp"])
    #expect(try site.text("public/renditions/x.webp") == "pixels")
    for path in ["index.html", "a/b/index.html", "renditions/x.webp"] { try site.age("public/" + path) }
    let old = try site.modificationDate("public/index.html")

    let second = try writer.write(files)
    #expect(second == WriteReport(unchanged: ["a/b/index.html", "index.html", "renditions/x.webp"]))
    for path in ["index.html", "a/b/index.html", "renditions/x.webp"] {
      #expect(try site.modificationDate("public/" + path) == old)
    }

    let third = try writer.write([file("index.html", "new")] + files.dropFirst())
    #expect(third.written == ["index.html"])
    #expect(try site.text("public/index.html") == "new")
  }

  @Test func removesOnlyWhatItWrote() throws {
    try site.write("mine", to: "public/CNAME")
    try site.write("mine", to: "public/a/mine.txt")
    _ = try writer.write([file("index.html"), file("a/index.html"), file("b/c/d/index.html"), file("b/index.html")])
    let report = try writer.write([file("index.html"), file("b/index.html")])
    #expect(report.removed == ["a/index.html", "b/c/d/index.html"])
    #expect(try names() == ["CNAME", "a/mine.txt", "b/index.html", "index.html"])
    #expect(try site.folder.entries(of: "public/b").map(\.name) == ["index.html"])
  }

  @Test func neverOverwritesWhatOthersPutThere() throws {
    try site.write("mine", to: "public/index.html")
    try site.write("text", to: "public/same.html")
    let before = try site.tree("public")
    let found = try Fixture.problems { try writer.write([file("index.html"), file("same.html"), file("new.html")]) }
    #expect(found.map(\.file) == ["public/index.html"])
    #expect(found.map(\.message) == ["this file is in the way and was not written by Gallerist"])
    #expect(try site.tree("public") == before)
    #expect(try site.text(".gallerist/outputs/public.json") == nil)
  }

  @Test func namesTheFirstOfManyFilesInTheWay() throws {
    let files = (0..<30).map { file("\($0).html") }
    for file in files { try site.write("mine", to: "public/" + file.path) }
    let found = try Fixture.problems { try writer.write(files) }
    #expect(found.count == 11)
    #expect(found.last?.message == "20 more files are in the way")
  }

  @Test func takesUpItsOwnOutputAgainWhenTheListIsLost() throws {
    let page = "<meta name=\"generator\" content=\"Gallerist 1.0\">"
    _ = try writer.write([file("index.html", page), file("a.html", "one"), file("gone.html")])
    try site.folder.remove(".gallerist/outputs/public.json")
    let report = try writer.write([file("index.html", page), file("a.html", "two")])
    #expect(report.written == ["a.html"])
    #expect(try names() == ["a.html", "gone.html", "index.html"])  // nobody knows any more whose the last one is
  }

  @Test func aRunThatIsCutOffLeavesNothingUnknown() throws {
    _ = try writer.write([file("index.html"), file("old.html")])
    // The copy's source does not exist, so the write ends in its middle.
    let broken = [file("index.html"), file("a.css"), OutputFile(path: "b.css", content: .copy(from: "nothing"))]
    #expect(try !Fixture.problems { try writer.write(broken) }.isEmpty)
    #expect(try site.text("public/old.html") == "text")
    let listed = try #require(try site.text(".gallerist/outputs/public.json"))
    for path in ["a.css", "b.css", "index.html", "old.html"] { #expect(listed.contains("\"\(path)\"")) }

    let report = try writer.write([file("index.html")])
    #expect(report.removed == ["a.css", "old.html"])
    #expect(try names() == ["index.html"])
    #expect(try site.text(".gallerist/outputs/public.json") == "[\n  \"index.html\"\n]\n")
  }

  @Test func aFileAndAFolderMayChangePlaces() throws {
    _ = try writer.write([file("a"), file("b/index.html")])
    _ = try writer.write([file("a/index.html"), file("b")])
    #expect(try names() == ["a/index.html", "b"])
  }

  @Test func ignoresPathsInTheListThatLeaveTheFolder() throws {
    try site.write("precious", to: "precious.txt")
    try site.write("precious", to: "content/a.md")
    try site.write(
      "[\"../precious.txt\", \"/etc/hostname\", \"a/../../content/a.md\", \"\", \"sub\"]",
      to: ".gallerist/outputs/public.json")
    try site.write("x", to: "public/sub/file")
    let report = try writer.write([file("index.html")])
    #expect(report.removed.isEmpty)
    #expect(try site.text("precious.txt") == "precious")
    #expect(try site.text("content/a.md") == "precious")
    #expect(try site.text("public/sub/file") == "x")
  }

  @Test func refusesPathsThatCollideOrLeave() throws {
    #expect(try Fixture.problems { try writer.write([file("a.html"), file("A.html")]) }.count == 1)
    #expect(try Fixture.problems { try writer.write([file("e\u{301}"), file("\u{e9}")]) }.count == 1)
    #expect(try Fixture.problems { try writer.write([file("a"), file("a/b")]) }.count == 1)
    #expect(try Fixture.problems { try writer.write([file("../a")]) }.count == 1)
    #expect(try names().isEmpty)
  }

  @Test func refusesAnOutputThatLeavesTheSite() throws {
    let elsewhere = try TemporarySite()
    try site.link("public", to: elsewhere.folder.root)
    let found = try Fixture.problems { try writer.write([file("index.html")]) }
    #expect(found.count == 1)
    #expect(found.first?.message.contains("leads out of the site") ?? false)
    #expect(try elsewhere.folder.files(below: "").isEmpty)
  }
}
