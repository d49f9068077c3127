/// Rows of text in aligned columns.
struct TextTable {
  enum Alignment {
    case left
    case right
  }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Control characters are made visible.
  mutating func add(_ cells: [String]) {
    rows.append(cells.map(DiagnosticText.visible))
  }

  /// One line for each row, without spaces at its end.
  var lines: [String] { lines(of: rows, alignments) }

  /// The same where the lines fit a terminal; else each row begins with a line for its first cell, and the others stand
  /// below it.
  /// - Parameter width: columns; nil where lines may have any length, as in a file.
  func lines(fitting width: Int?) -> [String] {
    let lines = self.lines
    guard let width, alignments.count > 1, lines.contains(where: { TextWidth.columns(of: $0) > width }) else {
      return lines
    }
    let others = rows.map { Array($0.dropFirst()) }
    let below = self.lines(of: others, Array(alignments.dropFirst()))
    return zip(zip(rows, others), below).flatMap { row, line in
      let indented = line.isEmpty ? [] : ["  " + line]
      if indented.allSatisfy({ TextWidth.columns(of: $0) <= width }) { return [row.0[0]] + indented }
      return [row.0[0]]
        + TextWidth.lines(of: row.1.joined(separator: " "), within: max(8, width - 2)).map { "  " + $0 }
    }
  }

  private func lines(of rows: [[String]], _ alignments: [Alignment]) -> [String] {
    let widths = alignments.indices.map { column in rows.map { TextWidth.columns(of: $0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[index] - TextWidth.columns(of: cell))
        line += (index == 0 ? "" : "  ") + (alignments[index] == .left ? cell + space : space + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
