/// Text that means itself anywhere in HTML or XML: between tags and in quoted attributes.
///
/// It works on bytes: by `Character`, as swift-mustache's own escaper does, a `"` or `<` that is followed by a
/// combining mark is one character of its own and would come out as it is.
package enum MarkupText {
  /// Escapes `& < > " ' \`` and replaces what no document may hold (control characters but tab and line ends,
  /// U+FFFE, U+FFFF) by U+FFFD.
  /// - Parameter lineEnds: whether tabs and line ends are escaped too, which XML makes spaces of in attributes.
  package static func escape(_ text: String, lineEnds: Bool = false) -> String {
    guard text.utf8.contains(where: needsLook) else { return text }
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
      case 0..<32, 127: result += "\u{FFFD}".utf8
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if result.count >= 2, result[result.count - 1] == 0xBF, result[result.count - 2] == 0xEF {
          result.removeLast(2)
          result += "\u{FFFD}".utf8
        } else {
          result.append(byte)
        }
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<32, 127, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"), 0xBE, 0xBF:
      true
    default: false
    }
  }
}
