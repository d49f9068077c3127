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

  @Test func aRunThatIsCutOffLeavesNothingUnknown() throws {
    _ = try writer.write([file("index.html"), file("old.html")])
    // The copy's source does not exist, so the write ends in its middle.
    let broken = [file("index.html"), file("a.css"), OutputFile(path: "b.css", content: .copy(from: "nothing"))]
    #expect(try Fixture.refusal { try writer.write(broken) } == .notFound(path: "nothing"))
    #expect(try site.text("public/old.html") == "text")
    let listed = try #require(try site.text(".gallerist/outputs/public.json"))
    for path in ["a.css", "b.css", "index.html", "old.html"] { #expect(listed.contains("\"\(path)\"")) }

    let report = try writer.write([file("index.html")])
    #expect(report.removed == ["a.css", "old.html"])
    #expect(try names() == ["index.html"])
    #expect(
      try site.text(".gallerist/outputs/public.json") == "{\"output\":\"public\",\"files\":[\n  \"index.html\"\n]}\n")
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
      #"{"output":"public","files":["../precious.txt","/etc/hostname","a/../../content/a.md","","sub"]}"#,
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

  @Test func refusesNamesThatNoFileSystemTakes() throws {
    let longest = String(repeating: "é", count: 127) + "x"
    #expect(try writer.write([file("a/\(longest)/index.html")]).written.count == 1)
    let found = try Fixture.problems { try writer.write([file("index.html"), file("a/\(longest)y/index.html")]) }
    #expect(found.count == 1)
    #expect(found.first?.message.contains("longer than 255 bytes") ?? false)
    #expect(try !names().contains("index.html"))
  }

  @Test func aCheckChangesNothing() throws {
    try site.write("mine", to: "public/index.html")
    let before = try site.tree("")
    #expect(try Fixture.problems { try writer.check([file("index.html")]) }.count == 1)
    #expect(try Fixture.problems { try writer.check([file("a"), file("A")]) }.count == 1)
    try writer.check([file("new.html")])
    #expect(try site.tree("") == before)
  }

  @Test func refusesACopyThatIsTooLarge() throws {
    try site.write("", to: "static/film.mp4")
    try site.grow("static/film.mp4", to: 67_108_865)
    let copy = OutputFile(path: "film.mp4", content: .copy(from: "static/film.mp4"), source: "static/film.mp4")
    let found = try Fixture.problems { try writer.write([file("index.html"), copy]) }
    #expect(found.map(\.file) == ["static/film.mp4"])
    #expect(found.map(\.message) == ["this file is larger than 64 MiB"])
    #expect(try names().isEmpty)
  }
}
