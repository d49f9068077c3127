import GalleryModel

/// The rows of a CSV table, by the names in its first row.
struct CSVTable {
  private static let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// Reads all rows.
  /// - Throws: one diagnostic for what is no CSV.
  static func rows(of source: TableSource, problems: inout TableProblems) throws(Diagnostics) -> [TableRow] {
    var reader = CSVReader(source, delimiter: delimiter(of: source))
    guard let header = try reader.next() else { return [] }
    let names = header.map { $0.text.trimmed }
    problems.checkHeader(zip(names, header).map { (name: $0, place: source.place(atByte: $1.offset)) })
    var rows: [TableRow] = []
    while let fields = try reader.next() {
      guard rows.count < TableLimits.rows else {
        throw Diagnostics(
          source.error("a table may have at most \(TableLimits.rows) rows", atByte: fields.first?.offset ?? 0))
      }
      if let row = row(fields, names: names, source: source, problems: &problems) { rows.append(row) }
    }
    return rows
  }

  private static func row(
    _ fields: [CSVReader.Field], names: [String], source: TableSource, problems: inout TableProblems
  ) -> TableRow? {
    let surplus = fields.dropFirst(names.count)
    // Spreadsheets fill rows up with empty cells.
    let isAligned = fields.count >= names.count && surplus.allSatisfy { $0.text.trimmed.isEmpty }
    guard isAligned, let first = fields.first else {
      let place = surplus.first ?? fields.last
      problems.add(
        "the row has \(cells(fields.count)), and the first row names \(names.count)", atByte: place?.offset ?? 0,
        help: "put a cell that has commas, semicolons, tabs or line ends in it in quotation marks")
      return nil
    }
    for (name, field) in zip(names, fields) where name.isEmpty && !field.text.trimmed.isEmpty {
      problems.add(
        "the cell stands in a column without a name", atByte: field.offset, help: "name the column in the first row")
    }
    let cells = zip(names, fields).filter { !$0.0.isEmpty }.map { name, field in
      TableCell(column: name, value: .string(field.text), place: source.place(atByte: field.offset))
    }
    return TableRow(place: source.place(atByte: first.offset), cells: cells)
  }

  private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  /// The delimiter with which the first row names the most columns that are known.
  private static func delimiter(of source: TableSource) -> UInt8 {
    var best = delimiters[0]
    var most = 0
    for delimiter in delimiters {
      var reader = CSVReader(source, delimiter: delimiter)
      let header: [CSVReader.Field]?
      do throws(Diagnostics) {
        header = try reader.next()
      } catch {
        continue  // said when the table is read with the one that is chosen
      }
      let known = header?.count { TableColumn($0.text.trimmed) != nil } ?? 0
      if known > most { (best, most) = (delimiter, known) }
    }
    return best
  }
}
