import Foundation

/// Writes the theme's files as one Swift source: `theme-embedder <output.swift> <templates folder> <file>…`.
@main
enum ThemeEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      throw ThemeError.usage
    }
    let output = URL(fileURLWithPath: arguments[1])
    let root = URL(fileURLWithPath: arguments[2], isDirectory: true)
    var source = "// Generated from templates/ at build time.\n\n"
    source += "let builtInThemeFiles: [(path: String, text: String)] = [\n"
    for path in arguments.dropFirst(3).sorted() {
      let data = try Data(contentsOf: root.appendingPathComponent(path))
      guard let text = String(bytes: data, encoding: .utf8) else {
        throw ThemeError.notText(path)
      }
      source += "  (\n    path: \(literal(path)),\n    text: \(literal(text))\n  ),\n"
    }
    source += "]\n"
    try source.write(to: output, atomically: true, encoding: .utf8)
  }

  /// A single-line string literal: every scalar that could end or change the literal is escaped.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result + "\""
  }
}

private enum ThemeError: Error {
  case usage
  case notText(String)
}
