import Foundation
import SiteFolder
import Testing

struct ReadingTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test func readsAFileUpToItsLimit() throws {
    try site.write("12345", to: "a/b.txt")
    #expect(try site.folder.read("a/b.txt", limit: 5) == Array("12345".utf8))
    #expect(throws: SiteFolderError.tooLarge(path: "a/b.txt", limit: 4)) {
      try site.folder.read("a/b.txt", limit: 4)
    }
    #expect(SiteFolderError.tooLarge(path: "a.md", limit: 1_048_576).description == "a.md is larger than 1 MiB")
  }

  @Test func saysWhatDoesNotExist() throws {
    #expect(throws: SiteFolderError.notFound(path: "no.txt")) { try site.folder.read("no.txt", limit: 1) }
    #expect(throws: SiteFolderError.notFound(path: "no/no.txt")) { try site.folder.read("no/no.txt", limit: 1) }
    #expect(try site.folder.readIfPresent("no/no.txt", limit: 1) == nil)
    #expect(try site.folder.status(of: "no.txt") == nil)
    #expect(try site.folder.entries(of: "no").isEmpty)
    #expect(try site.folder.names(of: "no").isEmpty)
    #expect(try site.folder.files(below: "no").isEmpty)
  }

  @Test func takesAFileInTheWayOfAPathForNothing() throws {
    try site.write("x", to: "file")
    #expect(try site.folder.readIfPresent("file/below", limit: 1) == nil)
  }

  @Test func doesNotReadAFolderAsAFile() throws {
    try site.folder.makeFolder("a")
    #expect(throws: SiteFolderError.notAFile(path: "a")) { try site.folder.read("a", limit: 1) }
    #expect(throws: SiteFolderError.notAFile(path: "")) { try site.folder.read("", limit: 1) }
  }

  @Test(.timeLimit(.minutes(15))) func refusesAPipeAndDoesNotWaitForIt() throws {
    #expect(mkfifo(site.absolute("pipe"), 0o600) == 0)
    #expect(throws: SiteFolderError.notAFile(path: "pipe")) { try site.folder.read("pipe", limit: 1) }
    #expect(throws: SiteFolderError.notAFile(path: "pipe")) { try site.folder.copy("pipe", to: "copy") }
    #expect(throws: SiteFolderError.notAFile(path: "pipe")) { try site.folder.append([1], to: "pipe") }
    #expect(try site.folder.status(of: "pipe")?.kind == .other)
    #expect(try site.folder.entries(of: "").first { $0.name == "pipe" }?.kind == .other)
    #expect(try site.folder.files(below: "") == [])
    #expect(try site.temporaryFiles().isEmpty)
  }

  @Test func listsAFolderByTheBytesOfItsNames() throws {
    for name in ["b", "B", "a", "é", "Z", ".hidden"] { try site.write("", to: "d/\(name)") }
    try site.folder.makeFolder("d/c")
    #expect(try site.folder.entries(of: "d").map(\.name) == [".hidden", "B", "Z", "a", "b", "c", "é"])
    #expect(try site.folder.names(of: "d") == [".hidden", "B", "Z", "a", "b", "c", "é"])
    #expect(try site.folder.entries(of: "d").first { $0.name == "c" }?.kind == .folder)
    #expect(try site.folder.entries(of: "d").first { $0.name == "a" }?.kind == .file)
  }

  @Test func findsEveryFileBelowAFolder() throws {
    for path in ["d/a.md", "d/x/b.md", "d/x/y/c.md", "d/.git/config", "d/.hidden", "e.md"] {
      try site.write("", to: path)
    }
    #expect(try site.folder.files(below: "d") == ["a.md", "x/b.md", "x/y/c.md"])
    #expect(
      try site.folder.files(below: "d", hidden: true) == [".git/config", ".hidden", "a.md", "x/b.md", "x/y/c.md"])
    #expect(try site.folder.files(below: "") == ["d/a.md", "d/x/b.md", "d/x/y/c.md", "e.md"])
  }

  @Test func tellsTheSizeAndTheIdentityOfAFile() throws {
    try site.write("12345", to: "a.txt")
    try site.link("b.txt", to: "a.txt")
    let status = try #require(try site.folder.status(of: "a.txt"))
    #expect(status.kind == .file)
    #expect(status.bytes == 5)
    #expect(try site.folder.status(of: "b.txt") == status)
    #expect(try site.folder.status(of: "")?.kind == .folder)
  }

  @Test func needsAFolderToBeASite() throws {
    try site.write("x", to: "file")
    #expect(throws: SiteFolderError.notFound(path: site.absolute("none"))) {
      try SiteFolder(at: site.absolute("none"))
    }
    #expect(throws: SiteFolderError.notAFolder(path: site.absolute("file"))) {
      try SiteFolder(at: site.absolute("file"))
    }
  }

  @Test func knowsItsRootWithoutLinks() throws {
    let link = site.around + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "site")
    #expect(try SiteFolder(at: link).root == site.folder.root)
    #expect(site.folder.root.hasSuffix("/site"))
  }
}
