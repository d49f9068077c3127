import CVipsShims
import Foundation
package import GalleryModel
package import SiteFolder

/// Finds out whether bytes are a whole picture of a known type, and how large it is. Nothing is believed but the bytes:
/// no name, no media type of an answer.
package enum ImageInspector {
  /// Most bytes of a picture file: 64 MiB.
  package static let longestFile = 64 * 1_024 * 1_024
  /// Most pixels that are decoded.
  package static let mostPixels = 64_000_000

  /// Measures a picture after decoding all of its pixels.
  ///
  /// The size is taken from the header before anything is decoded, so that a small file that promises a huge picture
  /// costs nothing. Throws an ``ImageError``.
  package static func measure(_ bytes: [UInt8]) throws -> ImageMeasure {
    let measure = try header(of: bytes)
    try Libvips.check { cvips_shims_check_pixels(bytes, bytes.count, measure.type.shims) }
    return measure
  }

  /// Measures a picture of a site. Throws an ``ImageError`` or a `SiteFolderError`.
  package static func measure(_ path: String, in folder: SiteFolder) throws -> ImageMeasure {
    try measure(folder.read(path, limit: longestFile))
  }

  /// Measures a picture anywhere; `path` is used as it is. Throws an ``ImageError``, or Foundation's error if the file
  /// cannot be read.
  package static func measure(path: String) throws -> ImageMeasure {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let data = try file.read(upToCount: longestFile + 1) ?? Data()
    try file.close()
    return try measure(Array(data))
  }

  /// Size and type by the header alone.
  static func header(of bytes: [UInt8]) throws -> ImageMeasure {
    guard let type = ImageType(firstBytes: bytes) else {
      throw ImageError.unknownType(looksLike: guess(bytes))
    }
    guard bytes.count <= longestFile else {
      throw ImageError.tooManyBytes(bytes.count, limit: longestFile)
    }
    var width: Int32 = 0
    var height: Int32 = 0
    try Libvips.check { cvips_shims_measure(bytes, bytes.count, type.shims, &width, &height) }
    guard Int(width) * Int(height) <= mostPixels else {
      throw ImageError.tooManyPixels(width: Int(width), height: Int(height), limit: mostPixels)
    }
    return ImageMeasure(width: Int(width), height: Int(height), type: type)
  }

  /// What a file that is no picture looks like: servers like to answer with a page.
  private static func guess(_ bytes: [UInt8]) -> String? {
    if bytes.isEmpty { return "an empty file" }
    let start = String(decoding: bytes.prefix(256), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      .lowercased()
    if start.hasPrefix("version https://git-lfs") { return "a git-lfs pointer" }
    if start.hasPrefix("<svg") || start.hasPrefix("<?xml") && start.contains("<svg") { return "an SVG drawing" }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "an HTML page" }
    if start.hasPrefix("<") { return "an XML document" }
    if start.hasPrefix("{") || start.hasPrefix("[") { return "a JSON document" }
    if start.hasPrefix("gif8") { return "a GIF" }
    return nil
  }
}
