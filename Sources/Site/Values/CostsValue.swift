/// The statement of what the pictures cost.
struct CostsValue: TemplateValue {
  enum Name: String, CaseIterable {
    case total, rows, saved, currency
    case inDoubt = "in_doubt"
    case hasRows = "has_rows"
  }

  var summary: CostsSummary

  func value(_ name: Name) -> Any? {
    switch name {
    case .total: row(summary.total)
    case .hasRows: !summary.rows.isEmpty
    case .rows: summary.rows.map(row)
    case .saved: summary.saved > 0 ? CountValue(count: summary.saved) : nil
    case .inDoubt: summary.inDoubt > 0 ? CountValue(count: summary.inDoubt) : nil
    case .currency: summary.currency
    }
  }

  private func row(_ row: CostsSummary.Row) -> CostRowValue {
    CostRowValue(row: row, greatest: summary.rows.map(\.credits).max() ?? 0, currency: summary.currency)
  }
}
