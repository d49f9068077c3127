/// The rows of a plan in aligned columns; on a narrow terminal what does not fit stands below.
struct PlanTable {
  /// A picture, or several in one row.
  struct Row {
    /// How deep it stands below what it belongs to, from 0.
    var depth = 0
    var id: String
    var state: String
    var style: TextStyle?
    /// What is asked for.
    var details: String
    var credits: String
    /// Why it is not stored; may be empty.
    var why: String
  }

  enum Entry {
    case heading(depth: Int, String)
    case row(Row)
  }

  /// Columns that are enough for reasons beside the others.
  private static let leastWhy = 24

  private var entries: [Entry] = []

  /// Control characters are made visible.
  init(_ entries: [Entry]) {
    self.entries = entries.map { entry in
      switch entry {
      case .heading(let depth, let text): return .heading(depth: depth, Self.visible(text))
      case .row(var row):
        row.id = Self.visible(row.id)
        row.details = Self.visible(row.details)
        row.why = Self.visible(row.why)
        return .row(row)
      }
    }
  }

  /// Most ids and reasons have nothing to be looked at one by one.
  private static func visible(_ text: String) -> String {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? text : DiagnosticText.visible(text)
  }

  /// Lines without spaces at their ends.
  func lines(on surface: TextSurface) -> [String] {
    let rows = entries.compactMap { entry -> Row? in if case .row(let row) = entry { row } else { nil } }
    let widths = Widths(rows)
    let shape = shape(widths, rows, surface)
    return entries.flatMap { entry -> [String] in
      switch entry {
      case .heading(let depth, let text):
        let indent = Self.indent(depth)
        return surface.wrapped(text, start: indent.count, hanging: indent.count + 4).enumerated().map { index, line in
          index == 0 ? indent + surface.styled(line, .bold) : line
        }
      case .row(let row): return lines(of: row, shape, widths, surface)
      }
    }
  }

  private enum Shape {
    /// All in one line; longer reasons go on below themselves.
    case wide
    /// Reasons in lines of their own.
    case medium
    /// The id in a line of its own, too.
    case narrow
  }

  private struct Widths {
    var id = 0
    var state = 0
    var details = 0
    var credits = 0
    var why = 0

    init(_ rows: [Row]) {
      for row in rows {
        id = max(id, PlanTable.indent(row.depth).count + TextWidth.columns(of: row.id))
        state = max(state, TextWidth.columns(of: row.state))
        details = max(details, TextWidth.columns(of: row.details))
        credits = max(credits, TextWidth.columns(of: row.credits))
        why = max(why, TextWidth.columns(of: row.why))
      }
    }

    /// Columns of all but the reasons, with two spaces between.
    var withoutWhy: Int { [id, state, details, credits].filter { $0 > 0 }.reduce(-2) { $0 + $1 + 2 } }
  }

  private func shape(_ widths: Widths, _ rows: [Row], _ surface: TextSurface) -> Shape {
    guard let width = surface.width else { return .wide }
    let left = width - widths.withoutWhy
    if left < 0 { return .narrow }
    return widths.why == 0 || left - 2 >= min(widths.why, Self.leastWhy) ? .wide : .medium
  }

  private func lines(of row: Row, _ shape: Shape, _ widths: Widths, _ surface: TextSurface) -> [String] {
    let indent = Self.indent(row.depth)
    let id = indent + row.id
    var parts: [String] = []
    func add(_ text: String, _ width: Int, style: TextStyle? = nil, right: Bool = false) {
      guard width > 0 else { return }
      let space = String(repeating: " ", count: max(0, width - TextWidth.columns(of: text)))
      let styled = surface.styled(text, style)
      parts.append(right ? space + styled : styled + space)
    }
    if shape != .narrow { add(id, widths.id) }
    add(row.state, widths.state, style: row.style)
    add(row.details, widths.details)
    add(row.credits, widths.credits, right: true)
    let cells = parts.joined(separator: "  ")
    let below = indent + "    "
    let why =
      row.why.isEmpty
      ? []
      : surface.wrapped(row.why, start: below.count).map { line in
        below + surface.styled(String(line.trimmingPrefix(while: { $0 == " " })), .faint)
      }
    switch shape {
    case .wide:
      guard !row.why.isEmpty else { return [Self.trimmed(cells)] }
      let start = widths.withoutWhy + 2
      return surface.wrapped(row.why, start: start).enumerated().map { index, line in
        let words = surface.styled(String(line.trimmingPrefix(while: { $0 == " " })), .faint)
        return (index == 0 ? cells + "  " : String(repeating: " ", count: start)) + words
      }
    case .medium: return [Self.trimmed(cells)] + why
    case .narrow:
      let words = [row.state, row.details, row.credits].filter { !$0.isEmpty }.joined(separator: "  ")
      let columns = [widths.state, widths.details, widths.credits].filter { $0 > 0 }.map { $0 + 2 }.reduce(-2, +)
      let fits = surface.width.map { below.count + columns <= $0 } ?? true
      return [id]
        + (fits
          ? [below + Self.trimmed(cells)]
          : surface.wrapped(words, start: below.count).map {
            below + $0.trimmingPrefix(while: { $0 == " " })
          }) + why
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  fileprivate static func indent(_ depth: Int) -> String { String(repeating: "  ", count: min(depth, 5)) }
}
