import GalleryModel

/// A diagnostic as lines: `file:line:column: error: sentence`, the line with a caret, and a `help:` line.
struct DiagnosticText {
  /// The most columns of a source line that are shown where nobody knows how wide the terminal is.
  private static let excerptWidth = 120
  private static let indentation = "  "

  let usesColour: Bool
  /// The terminal's columns; nil where messages do not go to one.
  var width: Int?

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
    if let excerpt = diagnostic.excerpt {
      text += self.excerpt(excerpt, column: diagnostic.column, diagnostic.severity)
    }
    if let help = diagnostic.help { text += "  " + paint("help:", .blue) + " " + Self.visible(help) + "\n" }
    return text
  }

  private func paint(_ text: String, _ style: TextStyle) -> String {
    usesColour ? style.rawValue + text + TextStyle.reset : text
  }

  /// The source line, cut around the place, and a caret under it.
  private func excerpt(_ line: String, column: Int?, _ severity: Diagnostic.Severity) -> String {
    let room = max(20, min(width ?? .max, Self.excerptWidth) - Self.indentation.count)
    let excerpt = SourceExcerpt(line, column: column ?? 1, width: room)
    var text = Self.indentation + excerpt.text + "\n"
    if column != nil {
      let caret = paint("^", severity == .error ? .red : .yellow)
      text += Self.indentation + String(repeating: " ", count: excerpt.caret) + caret + "\n"
    }
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
