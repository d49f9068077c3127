import Foundation
import SiteFolder

/// A site folder with a folder beside it that is not part of the site; both are removed with their owner.
final class TemporarySite: Sendable {
  let folder: SiteFolder
  /// Absolute path of the folder around the site.
  let around: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "gallerist-folder-\(UUID().uuidString)")
    for name in ["site", "outside"] {
      try FileManager.default.createDirectory(at: url.appending(path: name), withIntermediateDirectories: true)
    }
    around = url.path(percentEncoded: false)
    folder = try SiteFolder(at: around + "/site")
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: around)
    } catch {
      // A folder that is left behind is the system's to clean up; it says nothing about the test.
    }
  }

  func absolute(_ path: String) -> String { around + "/site/" + path }

  func write(_ text: String, to path: String) throws {
    try folder.replace(path, with: Array(text.utf8))
  }

  func text(_ path: String) throws -> String? {
    try folder.readIfPresent(path, limit: 1_048_576).map { String(decoding: $0, as: UTF8.self) }
  }

  func writeOutside(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: around + "/outside/" + name))
  }

  func outside(_ name: String) throws -> String? {
    let path = around + "/outside/" + name
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: absolute(path), withDestinationPath: target)
  }

  /// Moves something out of the site, as `git clean` and the like take it away.
  func moveAway(_ path: String) throws {
    try FileManager.default.moveItem(atPath: absolute(path), toPath: around + "/outside/taken-away")
  }

  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: absolute(path))[.posixPermissions] as? Int
  }

  func modificationDate(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: absolute(path))[.modificationDate] as? Date
  }

  /// Sets a file's time to one long ago, so that a write can be told from none.
  func age(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: absolute(path))
  }

  /// What is left in the folder for temporary files.
  func temporaryFiles() throws -> [String] {
    try folder.names(of: SiteFolder.temporaryFolder)
  }
}
