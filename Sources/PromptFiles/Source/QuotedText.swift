/// How messages show what an author wrote.
enum QuotedText {
  /// The text in quotation marks, shortened, its control characters made visible; never one that may hold a key or a
  /// password.
  static func of(_ text: String) -> String {
    guard SecretWords.mayBeShown(text) else { return "a text that is not shown, since it may hold a key" }
    var shown = ""
    for scalar in text.unicodeScalars.prefix(60) {
      switch scalar {
      case "\n": shown += "\\n"
      case "\t": shown += "\\t"
      case _ where scalar.properties.generalCategory == .control: shown += name(of: scalar.value)
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return "\"" + shown + (text.unicodeScalars.count > 60 ? "…" : "") + "\""
  }

  /// A scalar's name, such as `U+0008`.
  static func name(of scalar: some BinaryInteger) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// `low, medium or high`.
  static func choice(_ names: [String], _ word: String = "or") -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
