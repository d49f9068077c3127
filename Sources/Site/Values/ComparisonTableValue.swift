import GalleryModel

/// A table of pictures: the values of one key of a matrix across, those of another down.
struct ComparisonTableValue: TemplateValue {
  enum Name: String, CaseIterable {
    case anchor, group, columns, rows, part
    case hasGroup = "has_group"
    case rowAxis = "row_axis"
    case columnAxis = "column_axis"
    case columnCount = "column_count"
    case manyColumns = "many_columns"
  }

  var anchor: String
  var table: ComparisonLayout.Table
  var works: [WorkValue]
  /// Which of the columns these are, where one table does not have them all.
  var part: String?

  func value(_ name: Name) -> Any? {
    switch name {
    case .anchor: anchor
    case .group: table.group.map(CoordinateValue.init)
    case .hasGroup: !table.group.isEmpty
    case .rowAxis: table.rowKey
    case .columnAxis: table.columnKey
    case .columnCount: table.columns.count
    case .manyColumns: table.columns.count > 3
    case .columns: table.columns.map { CoordinateValue(axis: table.columnKey, text: $0) }
    case .part: part
    case .rows:
      table.rows.map { row in
        ComparisonRowValue(
          header: row.header.map { CoordinateValue(axis: table.rowKey ?? "", text: $0) },
          cells: row.cells.map { cell in ComparisonCellValue(works: cell.map { works[$0] }) })
      }
    }
  }
}

/// A row of the table.
struct ComparisonRowValue: TemplateValue {
  enum Name: String, CaseIterable { case header, cells }

  var header: CoordinateValue?
  var cells: [ComparisonCellValue]

  func value(_ name: Name) -> Any? {
    switch name {
    case .header: header
    case .cells: cells
    }
  }
}

/// The takes of one cell.
struct ComparisonCellValue: TemplateValue {
  enum Name: String, CaseIterable { case takes }

  var works: [WorkValue]

  func value(_ name: Name) -> Any? {
    switch name {
    case .takes: works
    }
  }
}
