import GalleryModel

/// Writes values as YAML that every reader of YAML 1.1 and 1.2 takes for the same: what could be anything but the text
/// that it is stands in quotes.
enum YAMLText {
  /// A key and its value as lines.
  /// - Parameter isPlain: whether the text needs no quotes although it looks like something else, such as a date.
  static func lines(of member: ContentValue.Member, indentation: String = "", isPlain: Bool = false) -> [String] {
    let key = indentation + text(member.key) + ":"
    switch member.value {
    case .map(let members) where !members.isEmpty:
      return [key] + members.flatMap { lines(of: $0, indentation: indentation + "  ") }
    case .string(let text) where isPlain: return [key + " " + text]
    default: return [key + " " + inline(member.value)]
    }
  }

  private static func inline(_ value: ContentValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .string(let string): text(string)
    case .list(let items): "[" + items.map(inline).joined(separator: ", ") + "]"
    case .map(let members):
      "{" + members.map { text($0.key) + ": " + inline($0.value) }.joined(separator: ", ") + "}"
    }
  }

  private static func text(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// Words that some reader takes for a truth value or for nothing.
  private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

  /// Letters, digits and a few signs, beginning with a letter: nothing that has a meaning in any place.
  private static func isPlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isLetter(first), last != " ",
      !words.contains(text.lowercased())
    else { return false }
    return scalars.allSatisfy { isLetter($0) || isDigit($0) || " -_./()+".unicodeScalars.contains($0) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// In double quotes, in one line.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where mustBeEscaped(scalar): result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// What a text in YAML cannot hold, takes for a line end or would not show.
  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: scalar.value == 0xFEFF
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (letter, count) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x1_0000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: count - digits.count) + digits
  }
}
