import CVipsShims
import Foundation
import GalleryModel
import Renditions
import SiteFolder
import Testing

@Suite struct ImageInspectorTests {
  @Test(arguments: [
    (cvips_shims_png, ImageType.png), (cvips_shims_jpeg, ImageType.jpeg), (cvips_shims_webp, ImageType.webp),
  ])
  func measuresTheThreeTypes(format: cvips_shims_format, type: ImageType) throws {
    let measure = try ImageInspector.measure(try Sample.picture(96, 64, format))
    #expect(measure == ImageMeasure(width: 96, height: 64, type: type))
  }

  @Test func measuresAFileOfASiteAndAnyOther() throws {
    try withSite { site in
      let path = try site.store(try Sample.picture(96, 64)).path
      #expect(try ImageInspector.measure(path, in: site).width == 96)
      #expect(try ImageInspector.measure(path: site.root + "/" + path).height == 64)
    }
  }

  @Test(arguments: [UInt8(1), 3, 6, 8])
  func measuresAsDisplayed(orientation: UInt8) throws {
    let measure = try ImageInspector.measure(try Sample.jpeg(96, 64, orientation: orientation))
    #expect(measure.width == (orientation > 4 ? 64 : 96))
    #expect(measure.height == (orientation > 4 ? 96 : 64))
  }

  @Test(arguments: [cvips_shims_png, cvips_shims_jpeg, cvips_shims_webp])
  func refusesAFileThatIsCutShort(format: cvips_shims_format) throws {
    let whole = try Sample.picture(256, 256, format)
    for part in [0.3, 0.6, 0.9, 0.98] {
      #expect(throws: ImageError.self, "\(part)") {
        try ImageInspector.measure(Array(whole.prefix(Int(Double(whole.count) * part))))
      }
    }
  }

  @Test func refusesDamagedPixels() throws {
    var bytes = try Sample.picture(128, 128)
    bytes.replaceSubrange(bytes.count / 2..<bytes.count / 2 + 64, with: repeatElement(0, count: 64))
    #expect(throws: ImageError.self) { try ImageInspector.measure(bytes) }
  }

  @Test(arguments: [
    ("<!doctype html><p>no", "this is an HTML page, not a PNG, JPEG or WebP picture"),
    ("\n<svg xmlns='http://www.w3.org/2000/svg'/>", "this is an SVG drawing, not a PNG, JPEG or WebP picture"),
    (#"{"code":404}"#, "this is a JSON document, not a PNG, JPEG or WebP picture"),
    ("<Error/>", "this is an XML document, not a PNG, JPEG or WebP picture"),
    ("GIF89a", "this is a GIF, not a PNG, JPEG or WebP picture"),
    ("version https://git-lfs.github.com/spec/v1", "this is a git-lfs pointer, not a PNG, JPEG or WebP picture"),
    ("", "this is an empty file, not a PNG, JPEG or WebP picture"),
    ("hello", "this is not a PNG, JPEG or WebP picture"),
  ])
  func saysWhatElseAFileIs(text: String, sentence: String) {
    let error = #expect(throws: ImageError.self) { try ImageInspector.measure(Array(text.utf8)) }
    #expect(error?.description == sentence)
  }

  @Test func refusesASmallFileThatPromisesAHugePicture() throws {
    var bytes = try Sample.picture(64, 64)
    // Width and height in the header, whose checksum is made to fit.
    bytes.replaceSubrange(16..<24, with: [0, 0, 0x40, 0, 0, 0, 0x40, 0])
    bytes.replaceSubrange(29..<33, with: checksum(bytes[12..<29]))
    let error = #expect(throws: ImageError.self) { try ImageInspector.measure(bytes) }
    #expect(error == .tooManyPixels(width: 16_384, height: 16_384, limit: 64_000_000))
  }

  @Test func refusesMoreBytesThanItReads() {
    let bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0, count: 64 << 20)
    let error = #expect(throws: ImageError.self) { try ImageInspector.measure(bytes) }
    #expect(error == .tooManyBytes(bytes.count, limit: 64 << 20))
  }

  /// The CRC-32 of a PNG chunk.
  private func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest: UInt32 = .max
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
    return stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: ~rest >> $0) }
  }
}
