import CVipsShims
import GalleryModel

/// Pixels in memory: upright, 8-bit sRGB, without metadata. Freed with the last reference.
final class DecodedPicture {
  private let picture: OpaquePointer
  let width: Int
  let height: Int

  private init(_ picture: OpaquePointer) {
    self.picture = picture
    var width: Int32 = 0
    var height: Int32 = 0
    var bands: Int32 = 0
    _ = cvips_shims_picture_pixels(picture, &width, &height, &bands)
    self.width = Int(width)
    self.height = Int(height)
  }

  deinit {
    cvips_shims_picture_free(picture)
  }

  /// Decodes a file at the given size. Throws an ``ImageError`` also for a file that is cut short.
  convenience init(_ bytes: [UInt8], type: ImageType, _ size: (width: Int, height: Int)) throws {
    self.init(
      try Self.made { made in
        cvips_shims_picture_open(bytes, bytes.count, type.shims, Int32(size.width), Int32(size.height), &made)
      })
  }

  /// The same picture in another size.
  func resized(_ size: (width: Int, height: Int)) throws -> DecodedPicture {
    DecodedPicture(
      try Self.made { cvips_shims_picture_resize(picture, Int32(size.width), Int32(size.height), &$0) })
  }

  /// The picture as a file; without alpha, on white, for JPEG.
  func encoded(_ format: RenditionFormat, quality: Int, xmp: String?) throws -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try Libvips.check({ .cannotEncode(format: format.rawValue, reason: $0) }) {
      cvips_shims_picture_encode(picture, format.shims, Int32(quality), xmp, &bytes, &count)
    }
    defer { cvips_shims_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Red, green, blue and opacity of every pixel, row by row.
  func colours() -> [SIMD4<UInt8>] {
    var width: Int32 = 0
    var height: Int32 = 0
    var bands: Int32 = 0
    let pixels = cvips_shims_picture_pixels(picture, &width, &height, &bands)
    let bytes = UnsafeBufferPointer(start: pixels, count: Int(width * height * bands))
    return stride(from: 0, to: bytes.count, by: Int(bands)).map { start in
      SIMD4(bytes[start], bytes[start + 1], bytes[start + 2], bands > 3 ? bytes[start + 3] : .max)
    }
  }

  /// The size that a written file says it has.
  static func size(of bytes: [UInt8], _ format: RenditionFormat) throws -> (width: Int, height: Int) {
    var width: Int32 = 0
    var height: Int32 = 0
    try Libvips.check({ .cannotEncode(format: format.rawValue, reason: $0) }) {
      cvips_shims_measure(bytes, bytes.count, format.shims, &width, &height)
    }
    return (Int(width), Int(height))
  }

  private static func made(_ call: (inout OpaquePointer?) -> UnsafeMutablePointer<CChar>?) throws -> OpaquePointer {
    var picture: OpaquePointer?
    try Libvips.check { call(&picture) }
    guard let picture else { throw ImageError.damaged(reason: "libvips made no picture") }
    return picture
  }
}
