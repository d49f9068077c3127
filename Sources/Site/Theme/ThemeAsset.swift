import GalleryModel

/// A file of the theme that goes into the site.
struct ThemeAsset: Sendable {
  /// The path below `templates/assets/`, such as `style.css`.
  var path: String
  var bytes: [UInt8]

  static let folder = "assets"
  /// Hexadecimal digits of a content hash in a name.
  static let hashLength = 12

  /// The path in the site. What pages name themselves carries its content's hash, so that browsers may keep it for
  /// ever; fonts and pictures keep their names, because style sheets know them by these.
  var outputPath: String {
    for ending in [".css", ".js"] where path.hasSuffix(ending) {
      let stem = path.dropLast(ending.utf8.count)
      return "\(Self.folder)/\(stem)-\(SHA256Digest.of(bytes).prefix(Self.hashLength))\(ending)"
    }
    return "\(Self.folder)/\(path)"
  }

  /// What templates call it: `style.css` is `{{assets.style_css}}`.
  var templateName: String {
    let bytes = path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        byte
      default: UInt8(ascii: "_")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
