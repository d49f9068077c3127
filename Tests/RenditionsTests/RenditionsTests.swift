import CVipsShims
import Foundation
import GalleryModel
import SiteFolder
import Testing

@testable import Renditions

@Suite struct RenditionsTests {
  @Test func makesEveryWidthInEveryFormat() throws {
    try withSite { site in
      let settings = RenditionSettings(widths: [80, 160], formats: [.webp, .jpeg, .avif], quality: 70)
      let picture = try site.render(try Sample.picture(240, 120), settings)
      #expect(picture.width == 240 && picture.height == 120)
      #expect(picture.files.map(\.format) == [.webp, .webp, .jpeg, .jpeg, .avif, .avif])
      #expect(picture.files.map(\.width) == [80, 160, 80, 160, 80, 160])
      #expect(picture.files.map(\.height) == [40, 80, 40, 80, 40, 80])
      for file in picture.files {
        let bytes = try site.read(Renditions.path(of: file.path), limit: 1 << 20)
        #expect(SHA256Digest.of(bytes) == file.sha256)
        let size = try DecodedPicture.size(of: bytes, file.format)
        #expect(size.width == file.width && size.height == file.height)
      }
      #expect(try ImageInspector.measure(Renditions.path(of: picture.files[3].path), in: site).type == .jpeg)
    }
  }

  @Test(arguments: [
    (100, [100]), (320, [320]), (500, [320, 500]), (1_280, [320, 640, 1_280]), (1_300, [320, 640, 1_280]),
  ])
  func neverEnlarges(width: Int, widths: [Int]) throws {
    try withSite { site in
      let rendered = try site.render(try Sample.picture(width, 20))
      #expect(rendered.files.map(\.width) == widths)
    }
  }

  /// A picture that is dark above and light below is turned by the file's wish.
  @Test(arguments: [UInt8(1), 2, 3, 4, 5, 6, 7, 8])
  func appliesTheOrientation(orientation: UInt8) throws {
    try withSite { site in
      let upright = try site.decoded(try site.render(try Sample.jpeg(96, 64, orientation: 1)).files[0])
      let rendered = try site.render(try Sample.jpeg(96, 64, orientation: orientation))
      #expect(rendered.width == (orientation > 4 ? 64 : 96))
      #expect(rendered.height == (orientation > 4 ? 96 : 64))
      let turned = try site.decoded(rendered.files[0])
      // Where the stored picture's upper left corner is shown, by EXIF: 1 stays, 2 right, 3 lower right, 4 below, …
      let right = [2, 3, 6, 7].contains(orientation), below = [3, 4, 7, 8].contains(orientation)
      let stored = upright.pixel(3, 3)
      let shown = turned.pixel(right ? turned.width - 4 : 3, below ? turned.height - 4 : 3)
      #expect(abs(Int(stored.x) - Int(shown.x)) < 24 && abs(Int(stored.z) - Int(shown.z)) < 24)
    }
  }

  /// CMYK without a profile is only known roughly.
  @Test(arguments: [("CMYK", Fixture.cmykJPEG, 20), ("16 bits", Fixture.deepPNG, 4), ("P3", Fixture.displayP3PNG, 4)])
  func turnsColoursToSRGB(kind: String, original: [UInt8], tolerance: Int) throws {
    try withSite { site in
      let rendered = try site.render(original, RenditionSettings(formats: [.jpeg], quality: 100))
      let pixel = try site.decoded(rendered.files[0]).pixel(20, 20)
      let wanted = SIMD4<Int>(0xC8, 0x3C, 0x28, 0xFF)
      for channel in 0..<3 { #expect(abs(Int(pixel[channel]) - wanted[channel]) <= tolerance) }
    }
  }

  @Test func makesThreeChannelsOfGrey() throws {
    try withSite { site in
      let pixel = try site.decoded(try site.render(Fixture.greyPNG).files[0]).pixel(5, 5)
      #expect(pixel.x == pixel.y && pixel.y == pixel.z && pixel.w == 255)
    }
  }

  @Test func keepsOpacityInWebPAndFlattensItOnWhiteInJPEG() throws {
    try withSite { site in
      let settings = RenditionSettings(formats: [.webp, .jpeg])
      let half = try site.render(Fixture.deepPNGWithAlpha, settings)
      #expect(abs(Int(try site.decoded(half.files[0]).pixel(9, 9).w) - 128) < 3)
      let clear = try site.render(Fixture.clearPNG, settings)
      #expect(try site.decoded(clear.files[0]).pixel(9, 9).w == 0)
      #expect(try site.decoded(clear.files[1]).pixel(9, 9) == SIMD4(255, 255, 255, 255))
      #expect(clear.dominantColour == "#ffffff")
    }
  }

  @Test func findsTheColourOfAPicture() throws {
    try withSite { site in
      let rendered = try site.render(Fixture.deepPNG)
      #expect(rendered.dominantColour.hasPrefix("#c"))
    }
  }

  @Test func leavesMetadataOut() throws {
    try withSite { site in
      let settings = RenditionSettings(formats: [.jpeg, .webp])
      let rendered = try site.render(try Sample.jpeg(96, 64, orientation: 6), settings)
      for file in rendered.files {
        #expect(try !site.text(file).uppercased().contains("EXIF"))
      }
    }
  }

  @Test func embedsAMarkingThatItIsGiven() throws {
    try withSite { site in
      let original = try site.store(try Sample.picture(64, 64))
      let renditions = Renditions(folder: site, settings: RenditionSettings(formats: [.webp, .jpeg]))
      let plain = try renditions.render(originalPath: original.path, sha256: original.sha256)
      let marked = try renditions.render(
        originalPath: original.path, sha256: original.sha256, xmp: "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
      for (plain, marked) in zip(plain.files, marked.files) {
        #expect(try !site.text(plain).contains("x:xmpmeta"))
        #expect(try site.text(marked).contains("x:xmpmeta"))
      }
    }
  }

  @Test func refusesWhatIsNoPicture() throws {
    try withSite { site in
      for text in ["<!doctype html>", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"] {
        #expect(throws: ImageError.self) { try site.render(Array(text.utf8)) }
      }
      let whole = try Sample.picture(200, 200)
      #expect(throws: ImageError.self) { try site.render(Array(whole.prefix(whole.count * 2 / 3))) }
    }
  }
}

extension SiteFolder {
  /// The pixels of a rendition.
  fileprivate func decoded(_ file: RenditionFile) throws -> Pixels {
    let bytes = try read(Renditions.path(of: file.path), limit: 1 << 22)
    let type: ImageType = file.format == .jpeg ? .jpeg : .webp
    let picture = try DecodedPicture(bytes, type: type, (file.width, file.height))
    return Pixels(width: file.width, height: file.height, colours: picture.colours())
  }

  fileprivate func text(_ file: RenditionFile) throws -> String {
    String(decoding: try read(Renditions.path(of: file.path), limit: 1 << 22), as: UTF8.self)
  }
}

private struct Pixels {
  var width: Int
  var height: Int
  var colours: [SIMD4<UInt8>]

  func pixel(_ x: Int, _ y: Int) -> SIMD4<UInt8> { colours[y * width + x] }
}
