/// The costs by month, model, quality, tag or album: a chart and its table.
struct CostPartValue: TemplateValue {
  enum Name: String, CaseIterable {
    case anchor, title, column, rows, currency
    case isTags = "is_tags"
  }

  var part: CostsSummary.Part
  var currency: String?
  /// The titles of albums by their paths.
  var albums: [String: String]
  var words: Words

  func value(_ name: Name) -> Any? {
    switch name {
    case .anchor: "by-" + part.subject.rawValue
    case .title: words[title]
    case .column: words[column]
    case .currency: currency
    case .isTags: part.subject == .tag
    case .rows: rows
    }
  }

  private var rows: [CostRowValue] {
    let greatest = part.rows.map(\.credits).max() ?? 0
    return part.rows.map { row in
      CostRowValue(key: text(of: row), row: row, greatest: greatest, currency: currency, words: words)
    }
  }

  private func text(of row: CostsSummary.Row) -> String {
    guard let key = row.key else { return words[nameless] }
    switch part.subject {
    case .month:
      let parts = key.split(separator: "-").compactMap { Int($0) }
      return parts.count == 2 ? words.month(parts[1], of: parts[0]) : key
    case .album: return albums[key] ?? key
    case .model, .quality, .tag: return key
    }
  }

  private var title: Words.Key {
    switch part.subject {
    case .month: .costsByMonth
    case .model: .costsByModel
    case .quality: .costsByQuality
    case .tag: .costsByTag
    case .album: .costsByAlbum
    }
  }

  /// What a line is called that has no name here.
  private var nameless: Words.Key {
    switch part.subject {
    case .month: .costsNoMonth
    case .model: .costsNoModel
    case .quality: .costsNoQuality
    case .tag: .costsNoTag
    case .album: .costsNoAlbum
    }
  }

  private var column: Words.Key {
    switch part.subject {
    case .month: .columnMonth
    case .model: .model
    case .quality: .quality
    case .tag: .columnTag
    case .album: .columnAlbum
    }
  }
}
