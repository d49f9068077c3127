import GalleryModel

/// How the pictures of one prompt hang side by side: a table for every two keys of the matrix.
///
/// Keys with a single value are said above the table. Of two keys the one with fewer values makes the columns, so that
/// a phone shows most of them; one key makes a row. Where there are more, the last two make the tables, one for each
/// combination of the others.
struct ComparisonLayout: Hashable, Sendable {
  struct Table: Hashable, Sendable {
    /// What all of its pictures have: the values of the keys that are neither row nor column.
    var group: [MatrixValue] = []
    /// Nil where there is one row only.
    var rowKey: String?
    var columnKey: String
    var columns: [String]
    var rows: [Row] = []
  }

  struct Row: Hashable, Sendable {
    /// The value of the row's key, where there is one.
    var header: String?
    /// Positions of the pictures in each column, take by take.
    var cells: [[Int]]
  }

  /// The most columns of a table with one row.
  static let longestRow = 8

  private(set) var tables: [Table] = []
  /// What all pictures have where there is nothing to compare but takes.
  private(set) var fixed: [MatrixValue] = []

  /// - Parameter cells: each picture's place in the matrix, all with the same keys.
  init(_ cells: [[MatrixValue]]) {
    var axes: [(key: String, values: [String])] = []
    for key in (cells.first ?? []).map(\.key) {
      var seen: Set<String> = []
      let values = cells.compactMap { cell in cell.first { $0.key == key }?.value }.filter { seen.insert($0).inserted }
      axes.append((key, values))
    }
    let open = axes.filter { $0.values.count > 1 }
    guard var columns = open.last else {
      fixed = cells.first ?? []
      return
    }
    var rows = open.dropLast().last
    if let found = rows, found.values.count < columns.values.count { (rows, columns) = (columns, found) }
    let inTable = [rows?.key, columns.key].compactMap(\.self)
    var groups: [[MatrixValue]] = []
    var positions: [[MatrixValue]: [Int]] = [:]
    for (position, cell) in cells.enumerated() {
      let group = cell.filter { !inTable.contains($0.key) }
      if positions[group] == nil { groups.append(group) }
      positions[group, default: []].append(position)
    }
    for group in groups {
      var members: [[String]: [Int]] = [:]
      for position in positions[group] ?? [] {
        let place = inTable.map { key in cells[position].first { $0.key == key }?.value ?? "" }
        members[place, default: []].append(position)
      }
      let step = rows == nil ? Self.longestRow : columns.values.count
      for start in stride(from: 0, to: columns.values.count, by: step) {
        let shown = Array(columns.values[start..<min(start + step, columns.values.count)])
        var table = Table(group: group, rowKey: rows?.key, columnKey: columns.key, columns: shown)
        if let rows {
          table.rows = rows.values.map { row in
            Row(header: row, cells: shown.map { members[[row, $0]] ?? [] })
          }
        } else {
          table.rows = [Row(cells: shown.map { members[[$0]] ?? [] })]
        }
        tables.append(table)
      }
    }
  }
}
