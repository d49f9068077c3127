/// The text of a template and where it comes from.
struct TemplateSource: Sendable {
  /// What others call it: the path below `templates/` without `.mustache`.
  var name: String
  var text: String
  var tags: [TemplateTag] = []

  static let fileExtension = ".mustache"

  /// What others call the template at a path below `templates/`.
  static func name(of path: String) -> String { String(path.dropLast(fileExtension.utf8.count)) }

  /// The path relative to a site; a built-in template is named by where a site's own would stand.
  var file: String { Theme.folder + "/" + name + Self.fileExtension }

  /// The text of a line, from 1; nil where there is none.
  func line(_ number: Int) -> String? {
    let lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), maxSplits: max(0, number), omittingEmptySubsequences: false)
    guard number > 0, number <= lines.count, !lines[number - 1].isEmpty else { return nil }
    let line = lines[number - 1]
    return String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
  }

  /// Line and column, from 1, of the first bytes that are not UTF-8; nil where all are.
  static func invalidPlace(in bytes: [UInt8]) -> (line: Int, column: Int)? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var place = (line: 1, column: 1)
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar) where scalar.first == UInt8(ascii: "\n"): place = (place.line + 1, 1)
      case .valid: place.column += 1
      case .emptyInput: return nil
      case .error: return place
      }
    }
  }
}
