import SiteFolder
import Testing

/// Links within the site are followed.
struct LinkTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
    try site.write("hello", to: "a/b/c.txt")
  }

  @Test(arguments: [
    ("l1", "a/b/c.txt", "l1"), ("l2", "a", "l2/b/c.txt"), ("l3", "./a/../a/b", "l3/c.txt"),
    ("a/l4", "../a/b", "a/l4/c.txt"),
  ])
  func followsALinkToAPlaceInTheSite(link: String, target: String, path: String) throws {
    try site.link(link, to: target)
    #expect(try site.text(path) == "hello")
  }

  @Test func followsAnAbsoluteLinkAndLinksToLinks() throws {
    try site.link("one", to: site.folder.root + "/a")
    try site.link("two", to: "one/b")
    try site.link("three", to: "two/c.txt")
    #expect(try site.text("three") == "hello")
    #expect(try site.folder.files(below: "two") == ["c.txt"])
  }

  @Test func takesALinkToNowhereForNothing() throws {
    try site.link("nowhere", to: "a/none")
    #expect(try site.folder.readIfPresent("nowhere", limit: 10) == nil)
    #expect(try site.folder.entries(of: "").map(\.name) == [".gallerist", "a"])
  }

  @Test func endsOnACircleOfLinks() throws {
    try site.link("x", to: "y")
    try site.link("y", to: "x")
    #expect(throws: SiteFolderError.notFound(path: "x")) { try site.folder.read("x", limit: 10) }
  }

  @Test(.timeLimit(.minutes(15))) func endsOnAFolderThatHoldsItself() throws {
    try site.link("a/loop", to: "..")
    try site.link("a/again", to: ".")
    #expect(throws: SiteFolderError.self) { try site.folder.files(below: "a") }
  }

  @Test func writesThroughALinkedFolderOfTheSite() throws {
    try site.link("linked", to: "a")
    try site.folder.replace("linked/new.txt", with: Array("x".utf8))
    #expect(try site.text("a/new.txt") == "x")
  }
}
