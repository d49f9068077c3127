import Planning

/// A comparison of two texts in lines: coloured, or marked as in `[-removed-]{+added+}`.
struct DifferenceText {
  /// Words that are shown on either side of a change.
  private static let context = 8

  let difference: WordDifference
  let surface: TextSurface

  /// - Parameter indent: columns before each line.
  func lines(indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var used = indent
    for word in words {
      let columns = TextWidth.columns(of: word.text)
      if word.beginsLine || !line.isEmpty && used + 1 + columns > surface.width ?? .max {
        lines.append(space + line)
        (line, used) = ("", indent)
      }
      if !line.isEmpty, !word.sticks {
        line += " "
        used += 1
      }
      line += surface.styled(word.text, word.style)
      used += columns
    }
    return lines + [space + line]
  }

  private struct Word {
    var text: String
    var style: TextStyle?
    var beginsLine = false
    /// Whether no space stands before it.
    var sticks = false
  }

  private var words: [Word] {
    var words: [Word] = []
    var endsWithSpace = true
    for (index, piece) in difference.pieces.enumerated() {
      let isFirst = index == 0
      let isLast = index == difference.pieces.count - 1
      let text = piece.text
      let startsWithSpace = text.first?.isWhitespace ?? false
      var own: [Word]
      switch piece.fate {
      case .kept: own = kept(text, isFirst: isFirst, isLast: isLast)
      case .removed: own = marked(text, "[-", "-]", .red)
      case .added: own = marked(text, "{+", "+}", .green)
      }
      if !own.isEmpty, !startsWithSpace, !endsWithSpace { own[0].sticks = true }
      words += own
      if !text.isEmpty { endsWithSpace = text.last?.isWhitespace ?? true }
    }
    return words
  }

  private func kept(_ text: String, isFirst: Bool, isLast: Bool) -> [Word] {
    let words = Self.words(text).map { Word(text: $0.text, beginsLine: $0.beginsLine) }
    let (before, after) = (isFirst ? 0 : Self.context, isLast ? 0 : Self.context)
    guard words.count > before + after + 2 else { return words }
    return words.prefix(before) + [Word(text: "…", style: .faint)] + words.suffix(after)
  }

  private func marked(_ text: String, _ open: String, _ close: String, _ style: TextStyle) -> [Word] {
    // Spaces alone would not be seen.
    let seen =
      text.allSatisfy(\.isWhitespace) ? String(text.map { $0.isNewline ? "⏎" : "·" }) : text
    var words = Self.words(seen).map { Word(text: $0.text, style: style, beginsLine: $0.beginsLine) }
    guard !surface.usesColour, !words.isEmpty else { return words }
    words[0].text = open + words[0].text
    words[words.count - 1].text += close
    return words
  }

  private static func words(_ text: String) -> [(text: String, beginsLine: Bool)] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().flatMap { number, line in
      line.split(whereSeparator: \.isWhitespace).enumerated().map { index, word in
        (DiagnosticText.visible(String(word)), number > 0 && index == 0)
      }
    }
  }
}
