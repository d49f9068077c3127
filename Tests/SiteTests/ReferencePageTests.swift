import Foundation
import GalleryModel
import Site
import Testing

@Suite struct ReferencePageTests {
  private func edit(_ id: String, _ images: [ImageReference], title: String = "Edit") -> PromptFile {
    Fixture.file(id, title: title) {
      var request = Fixture.request("Edit it")
      request.images = images
      $0.pictures = [Fixture.picture(id, request)]
    }
  }

  private let parent = Fixture.file("a/parent", title: "Parent")

  private func parentReference() -> ImageReference {
    .picture(parent.pictures[0].id, sha256: SHA256Digest.of(Fixture.fingerprint(of: parent.pictures[0]).text))
  }

  @Test func anEditShowsThePictureThatItWasMadeFrom() throws {
    var input = Fixture.input([parent, edit("edit", [parentReference()])])
    Fixture.store(parent.pictures[0], in: &input)
    let pages = try Fixture.render(input)
    let page = try #require(pages["edit/index.html"])
    #expect(page.contains(">Made from</h2>"))
    #expect(
      page.contains("<a class=\"reference-link\" href=\"../a/parent/#picture-1\"><img class=\"reference-picture tone"))
    #expect(page.contains("<bdi>Parent</bdi>"))
    let above = try #require(pages["a/parent/index.html"])
    #expect(above.contains(">Edited further in</h2>"))
    #expect(above.contains("<a href=\"../../edit/#picture-1\" dir=\"auto\">Edit</a>"))
  }

  @Test func anEditWaitsForItsPicture() throws {
    let waiting = edit("edit", [.picture(parent.pictures[0].id, sha256: nil)])
    let page = try #require(try Fixture.render(Fixture.input([parent, waiting]))["edit/index.html"])
    #expect(page.contains("waits for the picture that it is made from"))
    #expect(page.contains("href=\"../a/parent/#picture-1\""))
  }

  @Test func anEditOfAnEarlierPictureSaysSo() throws {
    let fingerprint = Fixture.fingerprint(of: parent.pictures[0])
    var stale = edit("edit", [parentReference()])
    stale.pictures[0].keeps = fingerprint
    stale.pictures[0].keepsEditOfTheSame = true
    let page = try #require(try Fixture.render(Fixture.input([parent, stale]))["edit/index.html"])
    #expect(page.contains(">Made from an earlier version of</h2>"))
    // Nobody knows what it was made from.
    stale.pictures[0].keepsEditOfTheSame = false
    let unknown = try Fixture.render(Fixture.input([parent, stale]))
    #expect(unknown["edit/index.html"]?.contains("Made from") == false)
    #expect(unknown["a/parent/index.html"]?.contains("Edited further") == false)
  }

  @Test func whatDoesNotHangHereIsNotNamed() throws {
    let hidden = edit("edit", [.picture(PictureID(path: "drafts/secret"), sha256: nil)])
    let pages = try Fixture.render(Fixture.input([hidden]))
    #expect(pages["edit/index.html"]?.contains("A picture that does not hang here") ?? false)
    #expect(pages.values.allSatisfy { !$0.contains("secret") })
  }

  @Test func aLocalFileIsShownAndPublishedByteForByte() throws {
    let sha = SHA256Digest.of("mug")
    var input = Fixture.input([edit("edit", [.file(path: "content/private/mug.JPG", sha256: sha)])])
    input.references[sha] = PublishedFile(
      PublishedReference(path: "content/private/mug.JPG", sha256: sha), source: "content/private/mug.JPG")
    input.referenceRenditions[sha] = RenderedPicture(
      width: 400, height: 300, dominantColour: "#102030",
      files: [RenditionFile(format: .webp, width: 320, height: 240, path: "ab/x-320.webp", sha256: sha)])
    let pages = try Fixture.render(input)
    #expect(pages["references/\(sha).jpg"] == "copy of content/private/mug.JPG")
    #expect(pages["renditions/ab/x-320.webp"] == "copy of .gallerist/renditions/ab/x-320.webp")
    let page = try #require(pages["edit/index.html"])
    #expect(page.contains("<a class=\"reference-link\" href=\"../references/\(sha).jpg\"><img"))
    #expect(page.contains("<bdi>mug.JPG</bdi>"))
    #expect(!page.contains("private"))
  }

  @Test func aFileThatIsNotPublishedIsOnlyNamed() throws {
    let sha = SHA256Digest.of("mug")
    let pages = try Fixture.render(Fixture.input([edit("edit", [.file(path: "content/mug.jpg", sha256: sha)])]))
    #expect(pages["edit/index.html"]?.contains("<p class=\"reference\"><bdi>mug.jpg</bdi></p>") ?? false)
    #expect(!pages.keys.contains { $0.hasPrefix("references/") })
  }

  @Test func aPictureOfTheSamePageIsLinkedWithinIt() throws {
    let file = Fixture.file("mug") {
      var request = Fixture.request("Edit it")
      request.images = [.picture($0.pictures[0].id, sha256: nil)]
      var second = Fixture.picture("mug", request, block: "2")
      second.block = 1
      $0.pictures.append(second)
      $0.body = [.prompt(0), .prompt(1)]
    }
    let page = try #require(try Fixture.render(Fixture.input([file]))["mug/index.html"])
    #expect(page.contains("href=\"#picture-1\"") && page.contains("href=\"#picture-2\""))
  }

  @Test func theWriterKnowsItsReferencesWithoutItsList() throws {
    let site = try TemporarySite()
    try site.write("bytes", to: "content/mug.jpg")
    let path = "references/\(SHA256Digest.of("bytes")).jpg"
    let writer = SiteWriter(site: site.folder, output: "public", manifestPath: ".gallerist/outputs/a.txt")
    _ = try writer.write([OutputFile(path: path, content: .copy(from: "content/mug.jpg"))])
    let other = SiteWriter(site: site.folder, output: "public", manifestPath: ".gallerist/outputs/b.txt")
    #expect(try other.write([]).removed == [path])
  }
}
