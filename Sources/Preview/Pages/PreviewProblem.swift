/// What is wrong with the site, as it is shown above its pages.
package struct PreviewProblem: Hashable, Sendable {
  private static let helpMark = "  help: "

  /// Place and sentence.
  let headline: String
  /// The source line and the caret under it; empty where there is none.
  let excerpt: String
  /// The next step; nil where there is none.
  let help: String?

  /// - Parameter text: as a terminal shows it, without colours: `file:line:column: error: sentence`, then the line with a
  ///   caret, then `help:` and the next step. Nothing in it is ever taken for markup.
  package init(text: String) {
    var lines = text.split(separator: "\n").map(String.init)
    headline = lines.isEmpty ? "" : lines.removeFirst()
    if let last = lines.last, last.hasPrefix(Self.helpMark) {
      help = String(last.dropFirst(Self.helpMark.count))
      lines.removeLast()
    } else {
      help = nil
    }
    excerpt = lines.map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }.joined(separator: "\n")
  }
}
