/// Text that means itself anywhere in HTML or XML: between tags and in quoted attributes.
///
/// It works on bytes: by `Character`, as swift-mustache's own escaper does, a `"` or `<` that is followed by a
/// combining mark is one character of its own and would come out as it is.
package enum MarkupText {
  /// Escapes `& < > " ' \``, and replaces what no document may hold.
  /// - Parameter lineEnds: whether tabs and line ends are escaped too, which XML makes spaces of in attributes.
  package static func escape(_ text: String, lineEnds: Bool = false) -> String {
    let text = cleaned(text)
    guard text.utf8.contains(where: { needsLook($0, lineEnds) }) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      case UInt8(ascii: "'"): result += "&#39;".utf8
      case UInt8(ascii: "`"): result += "&#96;".utf8
      case 9, 10:
        if lineEnds { result += "&#\(byte);".utf8 } else { result.append(byte) }
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text with U+FFFD in the place of what no document may hold: control characters but tab and line end, and
  /// noncharacters.
  package static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 && $0 != 9 && $0 != 10 || $0 >= 127 }),
      text.unicodeScalars.contains(where: isForbidden)
    else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10: false
    case 0..<32, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func needsLook(_ byte: UInt8, _ lineEnds: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      true
    case 9, 10: lineEnds
    default: false
    }
  }
}
