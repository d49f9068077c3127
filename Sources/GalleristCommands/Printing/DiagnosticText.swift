import GalleryModel

/// A diagnostic as lines: `file:line:column: error: sentence`, the line with a caret, and a `help:` line.
struct DiagnosticText {
  /// The widest part of a source line that is shown.
  private static let excerptWidth = 120

  let usesColour: Bool

  func text(of diagnostic: Diagnostic) -> String {
    var place = ""
    if let file = diagnostic.file {
      place = file
      if let line = diagnostic.line { place += ":\(line)" }
      if diagnostic.line != nil, let column = diagnostic.column { place += ":\(column)" }
      place += ": "
    }
    let severity = diagnostic.severity == .error ? paint("error:", .red) : paint("warning:", .yellow)
    var text = Self.visible(place) + severity + " " + Self.visible(diagnostic.message) + "\n"
    if let excerpt = diagnostic.excerpt { text += Self.excerpt(excerpt, column: diagnostic.column) }
    if let help = diagnostic.help { text += "  " + paint("help:", .blue) + " " + Self.visible(help) + "\n" }
    return text
  }

  private func paint(_ text: String, _ style: TextStyle) -> String {
    usesColour ? style.rawValue + text + TextStyle.reset : text
  }

  /// The source line, cut around the place, and a caret under it.
  private static func excerpt(_ line: String, column: Int?) -> String {
    let scalars = Array(line.unicodeScalars)
    let position = max(0, min((column ?? 1) - 1, scalars.count))
    let start = position > excerptWidth - 20 ? position - excerptWidth / 2 : 0
    let shown = scalars[start..<min(scalars.count, start + excerptWidth)]
    var text = "  " + visible(String(String.UnicodeScalarView(shown))) + "\n"
    if column != nil { text += "  " + String(repeating: " ", count: position - start) + "^\n" }
    return text
  }

  /// Content never reaches the terminal as commands: control and direction characters become visible ones.
  static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control: scalar == "\t" ? " " : "\u{FFFD}"
          case .format where scalar.properties.isBidiControl: "\u{FFFD}"
          case .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}
