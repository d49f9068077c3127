import Foundation
import SiteFolder
import Testing

/// Nothing that a path says, and no link, leads out of the site.
struct LeavingTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
    try site.writeOutside("secret", to: "secret.txt")
    try site.writeOutside("secret", to: "\u{301}secret.txt")
    try site.link("file-out", to: "../outside/secret.txt")
    try site.link("folder-out", to: "../outside")
    try site.link("absolute-out", to: site.around + "/outside")
    try site.folder.makeFolder("a/b")
    try site.link("a/b/deep-out", to: "../../../outside")
    try site.link("chain", to: "a/b/deep-out")
    try site.link("beside", to: "../site-but-longer")
    try FileManager.default.createDirectory(
      atPath: site.around + "/site-but-longer", withIntermediateDirectories: true)
    try Data("secret".utf8).write(to: URL(filePath: site.around + "/site-but-longer/secret.txt"))
  }

  /// Paths that would reach the secret, or anything else outside.
  static let paths = [
    "../outside/secret.txt", "a/../../outside/secret.txt", "./../outside/secret.txt", "..", "a/..", "/etc/passwd", "/",
    "//etc/passwd", "file-out", "folder-out/secret.txt", "absolute-out/secret.txt", "a/b/deep-out/secret.txt",
    "chain/secret.txt", "beside/secret.txt", "a\u{0}", "folder-out/\u{301}secret.txt", "../outside/\u{301}secret.txt",
    "/\u{301}", "..//\u{301}", "folder-out//secret.txt", "a/./../../outside/secret.txt",
  ]

  @Test(arguments: paths)
  func refusesToRead(path: String) {
    #expect(throws: SiteFolderError.leavesSite(path: path)) { try site.folder.read(path, limit: 1_000) }
    #expect(throws: SiteFolderError.leavesSite(path: path)) { try site.folder.readIfPresent(path, limit: 1_000) }
    #expect(throws: SiteFolderError.leavesSite(path: path)) { try site.folder.status(of: path) }
    #expect(throws: SiteFolderError.leavesSite(path: path)) { try site.folder.copy(path, to: "copy") }
  }

  @Test(arguments: ["folder-out", "absolute-out", "a/b/deep-out", "chain", "beside", "..", "/"])
  func refusesToList(folder: String) {
    #expect(throws: SiteFolderError.leavesSite(path: folder)) { try site.folder.entries(of: folder) }
    #expect(throws: SiteFolderError.leavesSite(path: folder)) { try site.folder.names(of: folder) }
    #expect(throws: SiteFolderError.leavesSite(path: folder)) { try site.folder.files(below: folder) }
  }

  @Test(arguments: [
    "folder-out/new.txt", "chain/new.txt", "../outside/new.txt", "folder-out/sub/new.txt", "a/../../outside/new.txt",
    "folder-out/\u{301}new.txt", "../outside/\u{301}new.txt",
  ])
  func refusesToWrite(path: String) throws {
    #expect(throws: SiteFolderError.self) { try site.folder.replace(path, with: [1]) }
    #expect(throws: SiteFolderError.self) { try site.folder.append([1], to: path) }
    #expect(throws: SiteFolderError.self) { try site.folder.makeFolder(path) }
    #expect(throws: SiteFolderError.self) { try site.folder.move("gallerist.yml", to: path) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.around + "/outside").sorted()
        == ["secret.txt", "\u{301}secret.txt"])
    #expect(try site.temporaryFiles().isEmpty)
  }

  @Test(arguments: ["folder-out/secret.txt", "../outside/secret.txt", "chain/secret.txt"])
  func refusesToRemove(path: String) throws {
    #expect(throws: SiteFolderError.self) { try site.folder.remove(path) }
    #expect(try site.outside("secret.txt") == "secret")
  }

  @Test func refusesToAppendThroughALink() throws {
    #expect(throws: SiteFolderError.leavesSite(path: "file-out")) { try site.folder.append([1], to: "file-out") }
    #expect(try site.outside("secret.txt") == "secret")
  }

  @Test func replacesALinkAndNotWhatItLeadsTo() throws {
    try site.folder.replace("file-out", with: Array("new".utf8))
    #expect(try site.text("file-out") == "new")
    #expect(try site.outside("secret.txt") == "secret")
  }

  @Test func removesALinkAndNotWhatItLeadsTo() throws {
    try site.folder.remove("file-out")
    try site.folder.remove("folder-out")
    #expect(try site.outside("secret.txt") == "secret")
    #expect(try !site.folder.names(of: "").contains("folder-out"))
  }

  @Test func listsTheNamesBesideABadLink() throws {
    #expect(try site.folder.names(of: "a/b") == ["deep-out"])
  }
}
