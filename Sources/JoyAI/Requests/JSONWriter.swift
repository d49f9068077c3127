/// A field of a request; nil and an empty list mean that it is left out.
enum JSONField {
  case text(String, String?)
  case list(String, [String])
}

/// Writes the few shapes of JSON that requests need.
///
/// Written out here rather than left to a library, because the bytes are stored and compared: they must never change
/// with a platform or a version.
enum JSONWriter {
  static func object(_ fields: [JSONField]) -> [UInt8] {
    var members: [(name: String, value: [UInt8])] = []
    for field in fields {
      switch field {
      case .text(let name, let text?): members.append((name, string(text)))
      case .text(_, nil): continue
      case .list(let name, let texts):
        guard !texts.isEmpty else { continue }
        members.append((name, Array("[".utf8) + texts.map(string).joined(separator: ",".utf8) + "]".utf8))
      }
    }
    members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let pairs = members.map { string($0.name) + [UInt8(ascii: ":")] + $0.value }
    return Array("{".utf8) + pairs.joined(separator: ",".utf8) + "}".utf8
  }

  /// A JSON string with only the escapes that RFC 8259 demands.
  static func string(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case 0x08: bytes += #"\b"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0C: bytes += #"\f"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }
}
