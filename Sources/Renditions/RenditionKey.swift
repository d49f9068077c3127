import GalleryModel

/// What names files in the cache: the original's content and everything that the result depends on. Paths are below the
/// renditions folder.
struct RenditionKey {
  /// Counts up when the same settings begin to give other bytes.
  private static let method = 2

  let sha256: String
  let settings: RenditionSettings
  let xmp: String?

  private var start: String {
    "\(sha256.prefix(2))/\(sha256)-"
  }

  /// What a single file depends on besides its size and where that comes from.
  private var method: String {
    let marking = xmp.map { "-" + SHA256Digest.of($0).prefix(8) } ?? ""
    return "q\(settings.quality)v\(Self.method)\(marking)"
  }

  /// `3f/3fa9…-640-q80v2s1280.webp`, or without the last number for the widest.
  /// - Parameter source: the widest rendition, from which the others are made smaller.
  func file(width: Int, format: RenditionFormat, source: Int) -> String {
    "\(start)\(width)-\(method)\(width == source ? "" : "s\(source)").\(format.fileExtension)"
  }

  /// `3f/3fa9…-1200card-q80v2.jpg`
  var card: String {
    "\(start)\(Renditions.cardWidth)card-\(method).\(RenditionFormat.jpeg.fileExtension)"
  }

  var cardRecord: String { "\(start)card-\(method).json" }

  /// The record of all files that the settings ask for.
  var record: String {
    let wanted = settings.widths.map(String.init) + settings.formats.map(\.rawValue)
    return "\(start)\(SHA256Digest.of(wanted.joined(separator: " ")).prefix(8))-\(method).json"
  }
}
