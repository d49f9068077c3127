/// Rows in aligned columns for a terminal or a file; where a terminal is too narrow for them, a few short lines a row.
struct PlainTable {
  var heading: [String]
  var rows: [[String]]
  /// The last row, under a rule of its own.
  var foot: [String]?
  /// How many columns stand to the left; the others are numbers and stand to the right.
  var leftColumns = 1

  /// - Parameter width: characters in a line; nil where that does not matter.
  func text(width: Int?) -> String {
    let all = [heading] + rows + (foot.map { [$0] } ?? [])
    let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let sum = widths.reduce(0, +) + 2 * (widths.count - 1)
    if let width, sum > width { return blocks(width: width) }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (index, cell) in cells.enumerated() {
        let space = String(repeating: " ", count: widths[index] - cell.count)
        line += (index == 0 ? "" : "  ") + (index < leftColumns ? cell + space : space + cell)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    let rule = String(repeating: "─", count: sum) + "\n"
    return line(heading) + rule + rows.map(line).joined() + (foot.map { rule + line($0) } ?? "")
  }

  /// The first cell on a line of its own, nothing of it left out; under it the others with their headings.
  private func blocks(width: Int) -> String {
    (rows + (foot.map { [$0] } ?? [])).map { cells in
      var lines = [cells.first ?? ""]
      var line = ""
      for (name, cell) in zip(heading, cells).dropFirst() where !cell.isEmpty {
        let part = name + " " + cell
        if !line.isEmpty, line.count + part.count + 2 > width {
          lines.append(line + ",")
          line = ""
        }
        line += line.isEmpty ? "  " + part : ", " + part
      }
      return (lines + [line]).map { $0 + "\n" }.joined()
    }.joined()
  }
}
