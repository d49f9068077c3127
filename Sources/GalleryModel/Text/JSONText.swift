/// Writes JSON text with the string escapes of RFC 8785, which fingerprints depend on: they never change.
package enum JSONText {
  /// A JSON string literal: only `"`, `\` and control characters are escaped, everything else is itself.
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{8}": result += "\\b"
      case "\u{9}": result += "\\t"
      case "\u{A}": result += "\\n"
      case "\u{C}": result += "\\f"
      case "\u{D}": result += "\\r"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A JSON array of string literals.
  package static func strings(_ texts: [String]) -> String {
    "[" + texts.map(string).joined(separator: ",") + "]"
  }

  /// A JSON object from members that are already JSON text, in the order given.
  package static func object(_ members: [(key: String, json: String)]) -> String {
    "{" + members.map { string($0.key) + ":" + $0.json }.joined(separator: ",") + "}"
  }

  /// A canonical JSON object: members sorted by the UTF-16 code units of their keys (RFC 8785, section 3.2.3).
  package static func canonicalObject(_ members: [(key: String, json: String)]) -> String {
    object(members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) })
  }
}
