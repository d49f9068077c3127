/// One line of the statement.
struct CostRowValue: TemplateValue {
  enum Name: String, CaseIterable { case key, pictures, credits, money, failed, percent }

  var row: CostsSummary.Row
  /// The credits of the longest bar.
  var greatest: Int
  var currency: String?

  func value(_ name: Name) -> Any? {
    switch name {
    case .key: row.key
    case .pictures: CountValue(count: row.pictures)
    case .credits: CountValue(count: row.credits)
    case .money: money
    case .failed: row.failed > 0 ? CountValue(count: row.failed) : nil
    // The bar's length out of 100.
    case .percent: greatest > 0 ? min(100, row.credits * 100 / greatest) : 0
    }
  }

  private var money: String? {
    guard let money = row.money, let currency else { return nil }
    return Money.text(money, currency)
  }
}
