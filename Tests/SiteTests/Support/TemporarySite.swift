import Foundation
import SiteFolder

/// A site folder of its own for a test; removed with its owner.
final class TemporarySite: Sendable {
  let folder: SiteFolder
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gallerist-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = try SiteFolder(at: url.path(percentEncoded: false))
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      // A folder that is left behind is the system's to clean up; it says nothing about the test.
    }
  }

  func write(_ text: String, to path: String) throws {
    try folder.replace(path, with: Array(text.utf8))
  }

  func text(_ path: String) throws -> String? {
    try folder.readIfPresent(path, limit: 67_108_864).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every file below a folder, with its bytes.
  func tree(_ path: String) throws -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for file in try folder.files(below: path, hidden: true) {
      result[file] = try folder.read((path.isEmpty ? "" : path + "/") + file, limit: 67_108_864)
    }
    return result
  }

  func modificationDate(_ path: String) throws -> Date? {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false) + "/" + path)
    return attributes[.modificationDate] as? Date
  }

  /// Sets a file's time to one long ago, so that a write can be told from none.
  func age(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
      ofItemAtPath: url.path(percentEncoded: false) + "/" + path)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.path(percentEncoded: false) + "/" + path, withDestinationPath: target)
  }

  /// Gives a file more bytes, without writing them.
  func grow(_ path: String, to bytes: UInt64) throws {
    let handle = try FileHandle(forWritingTo: url.appending(path: path))
    try handle.truncate(atOffset: bytes)
    try handle.close()
  }

  func makeFolder(_ path: String) throws {
    try folder.makeFolder(path)
  }
}
