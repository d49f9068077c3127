import Foundation
import GalleryModel
import Ledger
import SiteFolder

/// A site in a temporary folder of its own that is removed with the last reference to it.
///
/// The picture `a` is asked for by `content/a.md` with the prompt ``prompt(of:)``, so that what the sandbox charged tells
/// which picture it was for.
final class ProcessSite: Sendable {
  let url: URL

  /// - Parameter edits: the pictures that edit another one, with the one that each edits.
  init(pictures: [String] = [], edits: [String: String] = [:]) throws {
    url = Self.newFolder()
    try FileManager.default.createDirectory(at: url.appending(path: "content"), withIntermediateDirectories: true)
    try write("gallerist.yml", "title: Mugs\nrenditions: {widths: [16]}\n")
    for picture in pictures { try add(picture, editing: edits[picture]) }
  }

  private init(copying other: URL) throws {
    url = Self.newFolder()
    try FileManager.default.copyItem(at: other, to: url)
  }

  private static func newFolder() -> URL {
    FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "gallerist-process-\(UUID().uuidString)")
  }

  deinit {
    // Nothing is left to do for a test whose folder cannot be removed.
    _ = try? FileManager.default.removeItem(at: url)
  }

  static func prompt(of picture: String) -> String { "A mug, the one called \(picture)" }

  /// Asks for one more picture.
  /// - Parameter parent: the picture that it edits; nil where it edits none.
  func add(_ picture: String, editing parent: String? = nil) throws {
    let images = parent.map { "---\nimages: [./\($0).md]\n---\n" } ?? ""
    try write("content/\(picture).md", images + Self.prompt(of: picture) + "\n")
  }

  func file(_ path: String) -> URL { url.appending(path: path) }

  func write(_ path: String, _ text: String) throws {
    try FileManager.default.createDirectory(
      at: file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file(path))
  }

  func append(_ text: String, to path: String) throws {
    let old = exists(path) ? try Data(contentsOf: file(path)) : Data()
    try FileManager.default.createDirectory(
      at: file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try (old + Data(text.utf8)).write(to: file(path))
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: file(path)) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }

  func text(_ path: String) throws -> String { String(decoding: try Data(contentsOf: file(path)), as: UTF8.self) }

  func names(in folder: String) throws -> [String] {
    exists(folder) ? try FileManager.default.contentsOfDirectory(atPath: file(folder).path).sorted() : []
  }

  /// The ids of the pictures that the content asks for.
  func pictures() throws -> [String] {
    try names(in: "content").filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
  }

  /// The same folder once more, with everything in it.
  func copy() throws -> ProcessSite { try ProcessSite(copying: url) }

  /// A site with only the files that go into git.
  func clone() throws -> ProcessSite {
    let clone = try copy()
    for name in try clone.names(in: "") where ![Self.lockName, "content", "images", "gallerist.yml"].contains(name) {
      try clone.remove(name)
    }
    return clone
  }

  private static let lockName = "gallerist.lock"

  func folder() throws -> SiteFolder { try SiteFolder(at: url.path) }

  /// Everything that lock, ledger and rescue file know.
  func books() throws -> BooksReader { try BooksReader(site: try folder(), layout: .site) }

  /// What the lock alone knows.
  func lock() throws -> LockContents { try LockFile(site: try folder(), layout: .site).read() }
}
