import Foundation

/// Writes a folder's files as one Swift source: `folder-embedder <output.swift> <name> <folder> <file>…`.
///
/// `name` is the constant that holds them.
@main
enum FolderEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else {
      throw EmbeddingError.usage
    }
    let output = URL(fileURLWithPath: arguments[1])
    let name = arguments[2]
    let root = URL(fileURLWithPath: arguments[3], isDirectory: true)
    var source = "// Generated from \(root.lastPathComponent)/ at build time.\n\n"
    source += "let \(name): [(path: String, text: String)] = [\n"
    for path in arguments.dropFirst(4).sorted() {
      let data = try Data(contentsOf: root.appendingPathComponent(path))
      guard let text = String(bytes: data, encoding: .utf8) else {
        throw EmbeddingError.notText(path)
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

private enum EmbeddingError: Error {
  case usage
  case notText(String)
}
