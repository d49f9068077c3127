/// A line of a file as a terminal shows it, cut around a place where it is too wide, and where the caret stands.
struct SourceExcerpt {
  private static let tabWidth = 4
  private static let mark = "…"

  /// The line with control characters made visible and tabs as spaces.
  let text: String
  /// Columns before the caret.
  let caret: Int

  private struct Cell {
    var text: String
    /// The column that it begins in, from 0.
    var start: Int
    var width: Int

    var end: Int { start + width }
  }

  /// - Parameters:
  ///   - column: from 1, counted in Unicode scalars.
  ///   - width: the most columns that are shown.
  init(_ line: String, column: Int, width: Int) {
    let position = max(0, column - 1)
    var cells: [Cell] = []
    var scalars = 0
    var end = 0
    var caret: Int?
    for character in line {
      let shown = character == "\t" ? "" : DiagnosticText.visible(String(character))
      let cellWidth = character == "\t" ? Self.tabWidth - end % Self.tabWidth : TextWidth.columns(of: shown)
      scalars += character.unicodeScalars.count
      if caret == nil, scalars > position { caret = end }
      let text = character == "\t" ? String(repeating: " ", count: cellWidth) : shown
      cells.append(Cell(text: text, start: end, width: cellWidth))
      end += cellWidth
    }
    let place = caret ?? end
    guard end > width else {
      text = cells.map(\.text).joined()
      self.caret = place
      return
    }
    (text, self.caret) = Self.cut(cells, around: place, end: end, width: width)
  }

  /// Two thirds of the width before the place, as far as there is so much on both sides.
  private static func cut(_ cells: [Cell], around place: Int, end: Int, width: Int) -> (text: String, caret: Int) {
    let wanted = max(0, min(place - width * 2 / 3, end - width + 1))
    let first = wanted == 0 ? 0 : cells.firstIndex { $0.start > wanted } ?? 0
    let isCutBefore = first > 0
    let start = cells[first].start
    let room = width - (isCutBefore ? 1 : 0)
    var last = first
    let isWhole = end - start <= room
    while last < cells.count, cells[last].end - start <= (isWhole ? room : room - 1) { last += 1 }
    let text = (isCutBefore ? mark : "") + cells[first..<last].map(\.text).joined() + (isWhole ? "" : mark)
    return (text, max(0, place - start) + (isCutBefore ? 1 : 0))
  }
}
