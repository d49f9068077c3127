import Foundation
import GalleryModel
import Site
import SiteFolder
import Testing

/// What of others is in the way is told before anything is written.
@Suite struct ObstacleTests {
  private let site: TemporarySite
  private let writer: SiteWriter

  init() throws {
    site = try TemporarySite()
    writer = SiteWriter(site: site.folder, output: "public", manifestPath: ".gallerist/outputs/public.json")
  }

  private func file(_ path: String, _ text: String = "text") -> OutputFile {
    OutputFile(path: path, content: .bytes(Array(text.utf8)))
  }

  private func problems(_ paths: [String]) throws -> [String] {
    let before = try site.tree("")
    let found = try Fixture.problems { try writer.write(paths.map { file($0) }) }
    #expect(try site.tree("") == before)
    return found.map { "\($0.file ?? ""): \($0.message)" }
  }

  @Test func aFolderWhereAFileShouldBe() throws {
    try site.write("mine", to: "public/b/index.html/x.txt")
    #expect(
      try problems(["a.html", "b/index.html"])
        == ["public/b/index.html: this folder is in the way and was not written by Gallerist"])
    try site.folder.remove("public/b/index.html/x.txt")
    #expect(try problems(["a.html", "b/index.html"]).count == 1)
  }

  @Test func aFolderOfItsOwnWithSomethingOfOthersInIt() throws {
    _ = try writer.write([file("a/index.html")])
    try site.write("mine", to: "public/a/deep/mine.txt")
    #expect(try problems(["a"]) == ["public/a: this folder is in the way and was not written by Gallerist"])
    try site.folder.remove("public/a/deep/mine.txt")
    #expect(try problems(["a"]).count == 1)
    #expect(try site.folder.removeFolderIfEmpty("public/a/deep"))
    #expect(try writer.write([file("a")]).removed == ["a/index.html"])
  }

  @Test func aFileWhereAFolderShouldBe() throws {
    try site.write("mine", to: "public/b")
    #expect(
      try problems(["a.html", "b/c/index.html", "b/index.html"])
        == ["public/b: this file is in the way and was not written by Gallerist"])
  }

  @Test func aLinkOnTheWay() throws {
    try site.write("mine", to: "content/products/index.html")
    try site.makeFolder("public")
    try site.link("public/products", to: "../content/products")
    try site.link("public/feed.xml", to: "../nowhere")
    #expect(
      try problems(["feed.xml", "products/index.html", "products/x.html"]) == [
        "public/products: this link is in the way and was not written by Gallerist",
        "public/feed.xml: this link is in the way and was not written by Gallerist",
      ])
  }

  @Test func neverRemovesWhatLiesBehindALink() throws {
    _ = try writer.write([file("index.html"), file("products/index.html")])
    try site.write("precious", to: "content/products/index.html")
    try site.folder.remove("public/products/index.html")
    #expect(try site.folder.removeFolderIfEmpty("public/products"))
    try site.link("public/products", to: "../content/products")
    #expect(try writer.write([file("index.html")]).removed.isEmpty)
    #expect(try site.text("content/products/index.html") == "precious")
  }

  @Test(arguments: ["content", ".", "nowhere"])
  func anOutputThatIsALink(target: String) throws {
    try site.write("mine", to: "content/a.md")
    try site.link("public", to: target)
    let found = try Fixture.problems { try writer.write([file("index.html")]) }
    #expect(found.map(\.message) == ["this is a link, and the output is written to a folder of its own"])
    #expect(found.map(\.file) == ["public"])
    #expect(try site.folder.files(below: "content") == ["a.md"])
    #expect(try site.text("index.html") == nil)
  }

  @Test func anOutputThatIsALinkOutOfTheSite() throws {
    let elsewhere = try TemporarySite()
    try site.link("public", to: elsewhere.folder.root)
    #expect(try Fixture.problems { try writer.write([file("index.html")]) }.count == 1)
    #expect(try elsewhere.folder.files(below: "").isEmpty)
  }

  @Test func anOutputBelowALinkOrAFile() throws {
    let deep = SiteWriter(site: site.folder, output: "out/site", manifestPath: ".gallerist/outputs/out.json")
    try site.makeFolder("content")
    try site.link("out", to: "content")
    #expect(try Fixture.problems { try deep.write([file("index.html")]) }.map(\.file) == ["out"])
    try site.folder.remove("out")
    try site.write("mine", to: "out")
    #expect(
      try Fixture.problems { try deep.write([file("index.html")]) }.map(\.message)
        == ["this is a file, where the output needs a folder"])
  }

  @Test func aRefusalOfTheFileSystemIsNoMistakeOfTheAuthor() throws {
    try site.makeFolder(".gallerist/outputs/public.json")  // where the list should be
    let refusal = try Fixture.refusal { try writer.check([file("index.html")]) }
    #expect(refusal == .notAFile(path: ".gallerist/outputs/public.json"))
  }
}
