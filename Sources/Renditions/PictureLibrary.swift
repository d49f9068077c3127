import CVipsShims
package import GalleryModel

/// libvips as it is on this machine: which one, and what it really can do.
package enum PictureLibrary {
  /// Such as `8.14.1`.
  package static var version: String { String(cString: cvips_shims_version()) }

  /// Makes a small PNG, reads it, and writes it in a format, as renditions are made: a library may know a format and have
  /// no encoder for it.
  /// - Returns: the library's words for why it cannot; nil where all is well.
  package static func problem(writing format: RenditionFormat) -> String? {
    do {
      let size = (width: 64, height: 64)
      _ = try DecodedPicture(try painting(size), type: .png, size).encoded(format, quality: 80, xmp: nil)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static func painting(_ size: (width: Int, height: Int)) throws -> [UInt8] {
    var motif = cvips_shims_motif(composition: 1, palette: 1, layout: 1)
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try Libvips.check({ .cannotEncode(format: "png", reason: $0) }) {
      cvips_shims_paint(
        &motif, nil, 0, nil, 0, Int32(size.width), Int32(size.height), "", cvips_shims_png, 80, &bytes, &count)
    }
    defer { cvips_shims_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
