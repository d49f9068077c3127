/// The file types that an original may have, known from the first bytes, never from a name.
package enum ImageType: String, CaseIterable, Hashable, Sendable, Codable {
  case png = "image/png"
  case jpeg = "image/jpeg"
  case webp = "image/webp"

  package var fileExtension: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    case .webp: "webp"
    }
  }

  /// Reads the type from the first twelve bytes of a file; nil when it is none of the three.
  package init?(firstBytes: some Collection<UInt8>) {
    let bytes = Array(firstBytes.prefix(12))
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.count == 12, bytes.starts(with: Array("RIFF".utf8)), bytes[8...] == ArraySlice("WEBP".utf8) {
      self = .webp
    } else {
      return nil
    }
  }
}
