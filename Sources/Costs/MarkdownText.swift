/// GitHub's kind of Markdown, with names that come from strangers.
enum MarkdownText {
  /// Signs that mean nothing inside of back quotes, nor to a table.
  private static let plainSigns = "/-_.~#@=,:+ "

  /// A name as code, so that nothing in it is a mention, a reference, a link or markup.
  static func code(_ name: String) -> String {
    let text = PlainText.of(name)
    guard !text.isEmpty else { return "" }
    let isPlain = text.unicodeScalars.allSatisfy { isLetterOrDigit($0) || plainSigns.unicodeScalars.contains($0) }
    if isPlain, text.first != " ", text.last != " " { return "`" + text + "`" }
    // A back quote, a bar or a backslash would end the code or the cell: written as numbers, no sign does.
    var entities = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, !isLetterOrDigit(scalar), scalar != " " {
        entities += "&#\(scalar.value);"
      } else {
        entities.unicodeScalars.append(scalar)
      }
    }
    return "<code>" + entities + "</code>"
  }

  /// A table; cells are Markdown already. The first columns are to the left, the others to the right.
  static func table(heading: [String], rows: [[String]], leftColumns: Int = 1) -> String {
    let rule = heading.indices.map { $0 < leftColumns ? "---|" : "---:|" }.joined()
    return line(heading) + "|" + rule + "\n" + rows.map(line).joined()
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 48...57, 65...90, 97...122: true
    case 128...: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    default: false
    }
  }
}
