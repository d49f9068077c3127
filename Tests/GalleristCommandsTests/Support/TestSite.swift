import Foundation
import GalleristCommands

/// A site in a temporary folder of its own that is removed with the last reference to it.
final class TestSite: Sendable {
  /// Settings for quick builds.
  static let settings = "title: Mugs\nrenditions: {widths: [16]}\n"

  let url: URL

  /// - Parameter files: texts by their paths relative to the site; `gallerist.yml` is added where it is not among them.
  init(_ files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    url = folder.appending(path: "gallerist-e2e-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files.merging(["gallerist.yml": Self.settings], uniquingKeysWith: { own, _ in own }) {
      try write(path, text)
    }
  }

  /// A site whose content asks for one blue and one red mug.
  static func twoMugs() throws -> TestSite {
    try TestSite([
      "content/mugs/blue.md": "---\ntitle: Blue\ntags: [cobalt]\n---\nA blue mug\n",
      "content/mugs/red.md": "A red mug\n",
    ])
  }

  deinit {
    // Nothing is left to do for a test whose folder cannot be removed.
    _ = try? FileManager.default.removeItem(at: url)
  }

  func file(_ path: String) -> URL { url.appending(path: path) }

  func write(_ path: String, _ text: String) throws {
    try write(path, Data(text.utf8))
  }

  func write(_ path: String, _ bytes: Data) throws {
    try FileManager.default.createDirectory(
      at: file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    // Made elsewhere: what watches the site sees the whole file come, and no other.
    let aside = FileManager.default.temporaryDirectory.appending(path: "gallerist-aside-\(UUID().uuidString)")
    try bytes.write(to: aside)
    guard rename(aside.path, file(path).path) == 0 else {
      try FileManager.default.removeItem(at: aside)
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
    }
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createDirectory(
      at: file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: file(path).path, withDestinationPath: target)
  }

  func move(_ path: String, to other: String) throws {
    try FileManager.default.createDirectory(
      at: file(other).deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: file(path), to: file(other))
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: file(path)) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }

  func text(_ path: String) throws -> String { String(decoding: try Data(contentsOf: file(path)), as: UTF8.self) }

  /// The lines of `gallerist.lock`; none where there is no lock.
  func lock() throws -> [String] {
    guard exists("gallerist.lock") else { return [] }
    return try text("gallerist.lock").split(separator: "\n").map(String.init)
  }

  /// Another site with the same files, as a clone has them: without `.gallerist/` and `public/`.
  func clone() throws -> TestSite {
    let other = try TestSite()
    for (path, bytes) in try snapshot("") where !path.hasPrefix(".gallerist/") && !path.hasPrefix("public/") {
      try other.write(path, bytes)
    }
    return other
  }

  /// The files below a folder and their bytes, by paths relative to it.
  func snapshot(_ folder: String = "public") throws -> [String: Data] { try Self.snapshot(of: file(folder)) }

  static func snapshot(of folder: URL) throws -> [String: Data] {
    let files = try paths(below: folder).map { ($0, try Data(contentsOf: folder.appending(path: $0))) }
    return Dictionary(uniqueKeysWithValues: files)
  }

  /// What would change if a file was written again: its time, and the inode, which a replaced file does not keep.
  func stamps(_ folder: String = "public") throws -> [String: [String]] {
    let paths = try paths(below: folder).map { path in
      let attributes = try FileManager.default.attributesOfItem(atPath: file(folder).appending(path: path).path)
      let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970
      return (path, [String(describing: date), String(describing: attributes[.systemFileNumber])])
    }
    return Dictionary(uniqueKeysWithValues: paths)
  }

  /// The regular files below a folder, sorted, relative to it; none where there is no folder.
  func paths(below folder: String) throws -> [String] { try Self.paths(below: file(folder)) }

  private static func paths(below folder: URL) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      let kind = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)[.type]
      return kind as? FileAttributeType == .typeRegular
    }.sorted()
  }
}
