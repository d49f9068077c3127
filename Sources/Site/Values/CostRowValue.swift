/// One line of the statement.
struct CostRowValue: TemplateValue {
  enum Name: String, CaseIterable { case key, pictures, credits, money, failed, percent }

  var key: String
  var row: CostsSummary.Row
  /// The credits of the longest bar.
  var greatest: Int
  var currency: String?
  var words: Words

  func value(_ name: Name) -> Any? {
    switch name {
    case .key: key
    case .pictures: CountValue(row.pictures, .pictures, words)
    case .credits: CountValue(row.credits, .credits, words)
    case .money: money
    case .failed: row.failed > 0 ? CountValue(row.failed, .credits, words) : nil
    case .percent: Self.percent(row.credits, of: greatest)
    }
  }

  /// A bar's length out of 100, with one decimal; of something never nothing.
  static func percent(_ credits: Int, of greatest: Int) -> String {
    guard greatest > 0, credits > 0 else { return "0" }
    let (product, overflows) = min(credits, greatest).multipliedReportingOverflow(by: 1_000)
    let tenths = max(5, overflows ? 1_000 : product / greatest)
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  private var money: String? {
    guard let money = row.money, let currency else { return nil }
    return words.money(money, currency)
  }
}
