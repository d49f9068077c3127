import CVipsShims
import Foundation
import GalleryModel
import SiteFolder
import Testing

@testable import Renditions

/// Pictures to test with, painted by the sandbox's painter.
enum Sample {
  struct Failure: Error {}

  static func picture(
    _ width: Int, _ height: Int, _ format: cvips_shims_format = cvips_shims_png, seed: UInt64 = 1
  ) throws -> [UInt8] {
    guard cvips_shims_start() == nil else { throw Failure() }
    var motif = cvips_shims_motif(composition: seed, palette: seed, layout: seed)
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let message = cvips_shims_paint(
      &motif, nil, 0, nil, 0, Int32(width), Int32(height), "", format, 90, &bytes, &count)
    guard message == nil else { throw Failure() }
    defer { cvips_shims_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// A JPEG that asks to be shown in an EXIF orientation, 1 to 8.
  static func jpeg(_ width: Int, _ height: Int, orientation: UInt8) throws -> [UInt8] {
    let exif: [UInt8] =
      Array("Exif".utf8) + [0, 0] + Array("MM".utf8) + [0, 42, 0, 0, 0, 8]
      + [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    let segment = [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
    let plain = try picture(width, height, cvips_shims_jpeg)
    return plain.prefix(2) + segment + plain.dropFirst(2)
  }
}

/// A site in a folder of its own that is gone with the test.
func withSite<Value>(_ body: (SiteFolder) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "renditions-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer {
    do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
  }
  return try body(try SiteFolder(at: folder.path))
}

extension SiteFolder {
  /// Stores an original under its hash and returns path and hash.
  func store(_ bytes: [UInt8]) throws -> (path: String, sha256: String) {
    let sha256 = SHA256Digest.of(bytes)
    let path = "images/\(sha256.prefix(2))/\(sha256).png"
    try replace(path, with: bytes)
    return (path, sha256)
  }

  /// Renders an original with some settings.
  func render(_ bytes: [UInt8], _ settings: RenditionSettings = RenditionSettings()) throws -> RenderedPicture {
    let original = try store(bytes)
    return try Renditions(folder: self, settings: settings).render(
      originalPath: original.path, sha256: original.sha256)
  }
}
