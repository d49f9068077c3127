package import GalleryModel

extension CostReport {
  /// The report as text, ending in a line end.
  /// - Parameters:
  ///   - today: whose price JSON names where prices depend on the day.
  ///   - width: characters in a line of the table; nil where that does not matter.
  package func text(as format: ReportFormat, today: Timestamp? = nil, width: Int? = nil) -> String {
    switch format {
    case .table: table(width: width)
    case .csv: csv
    case .json: json(today: today)
    case .markdown: markdown
    }
  }

  /// What the rows do not say, a sentence each; CSV has no place for them.
  package var remarks: [String] {
    var remarks: [String] = []
    if total.saved > 0 { remarks.append("Sharing the same request saved \(Self.credits(total.saved)).") }
    let open = total.inDoubt - total.givenUp
    if open > 0 { remarks.append("In doubt: up to \(Self.credits(open)) more may have been charged: gallerist status") }
    if total.givenUp > 0 {
      remarks.append(
        "Given up without an answer: up to \(Self.credits(total.givenUp)) more may have been charged.")
    }
    if let prices, prices.areDated {
      remarks.append("Each charge counts at the price of its day (UTC).")
      if total.unpriced > 0 {
        let first = prices.entries.first?.from.map { "before \($0.day)" } ?? "on a day that no fact tells"
        let reason = prices.entries.first?.from == nil ? first : first + ", or on a day that no fact tells"
        remarks.append("\(Self.credits(total.unpriced)) have no price: charged \(reason).")
      }
    }
    return remarks
  }

  static func credits(_ count: Int) -> String { count == 1 ? "1 credit" : "\(count) credits" }

  /// For people: with units.
  private var heading: [String] {
    [grouping.rawValue, "pictures", "credits", "failed (credits)"] + (prices.map { [$0.currency] } ?? [])
  }

  private func cells(_ row: Row, key: String) -> [String] {
    [key, String(row.pictures), String(row.credits), String(row.failed)] + (row.money.map { [$0.moneyText] } ?? [])
  }

  private var foot: [String] {
    cells(
      Row(key: "", pictures: total.pictures, credits: total.credits, failed: total.failed, money: total.money),
      key: "total")
  }

  private func table(width: Int?) -> String {
    let table = PlainTable(
      heading: heading, rows: rows.map { cells($0, key: PlainText.of($0.key)) }, foot: foot
    ).text(width: width)
    return (period.sentence.map { $0 + ":\n\n" } ?? "") + table
      + (remarks.isEmpty ? "" : "\n" + remarks.map { $0 + "\n" }.joined())
  }

  /// Rows alone, so that a spreadsheet can sum them up.
  private var csv: String {
    let heading = [grouping.rawValue, "pictures", "credits", "failed"] + (prices.map { [$0.currency] } ?? [])
    return CSVText.lines([heading] + rows.map { cells($0, key: $0.key) })
  }

  private var markdown: String {
    let table = MarkdownText.table(
      heading: heading,
      rows: rows.map { cells($0, key: $0.key == CostKeys.none ? $0.key : MarkdownText.code($0.key)) }
        + [foot.map { "**\($0)**" }])
    return (period.sentence.map { $0 + ":\n\n" } ?? "") + table
      + (remarks.isEmpty
        ? ""
        : "\n" + remarks.map { "- " + $0.replacing("gallerist status", with: "`gallerist status`") + "\n" }.joined())
  }
}
