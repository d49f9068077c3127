import GalleryModel

/// The rows of a table in JSON: objects in one list, or one in each line.
struct JSONTable {
  /// - Throws: one diagnostic for what is no JSON, or no list of objects.
  static func rows(ofList source: TableSource, problems: inout TableProblems) throws(Diagnostics) -> [TableRow] {
    var reader = JSONReader(source, in: source.start..<source.bytes.count)
    guard reader.take("[") else { throw reader.failure("expected a list of objects: [{\"prompt\": \"…\"}]") }
    var rows: [TableRow] = []
    if !reader.take("]") {
      repeat { try add(&rows, &reader, source, &problems) } while reader.take(",")
      guard reader.take("]") else { throw reader.failure("expected a comma or ] after an object") }
    }
    guard reader.isAtEnd() else { throw reader.failure("more stands after the list") }
    return rows
  }

  /// - Throws: one diagnostic for a line that is no object.
  static func rows(ofLines source: TableSource, problems: inout TableProblems) throws(Diagnostics) -> [TableRow] {
    var rows: [TableRow] = []
    for line in source.lineRanges {
      var reader = JSONReader(source, in: line)
      if reader.isAtEnd() { continue }
      try add(&rows, &reader, source, &problems)
      guard reader.isAtEnd() else { throw reader.failure("more stands in the line after the object") }
    }
    return rows
  }

  private static func add(
    _ rows: inout [TableRow], _ reader: inout JSONReader, _ source: TableSource, _ problems: inout TableProblems
  ) throws(Diagnostics) {
    _ = reader.isAtEnd()
    let start = reader.index
    guard rows.count < TableLimits.rows else {
      throw reader.failure("a table may have at most \(TableLimits.rows) rows")
    }
    let members = try reader.members(level: 1)
    problems.check(members.map { (name: $0.key, place: source.place(atByte: $0.keyOffset)) })
    rows.append(
      TableRow(
        place: source.place(atByte: start),
        cells: members.map {
          TableCell(column: $0.key, value: $0.value, place: source.place(atByte: $0.offset))
        }))
  }
}
