/// The statement of what the pictures cost.
struct CostsValue: TemplateValue {
  enum Name: String, CaseIterable {
    case total, parts, dearest, saved, currency, sentence
    case inDoubt = "in_doubt"
    case hasRows = "has_rows"
    case hasDearest = "has_dearest"
  }

  var summary: CostsSummary
  /// Text and address of the dearest pictures that hang here.
  var dearest: [DearestValue]
  /// The titles of albums by their paths.
  var albums: [String: String]
  var words: Words

  func value(_ name: Name) -> Any? {
    switch name {
    case .total:
      CostRowValue(
        key: "", row: summary.total, greatest: summary.total.credits, currency: summary.currency, words: words)
    case .hasRows: summary.isAnything
    case .parts:
      summary.parts.filter { !$0.rows.isEmpty }.map {
        CostPartValue(part: $0, currency: summary.currency, albums: albums, words: words)
      }
    case .dearest: dearest
    case .hasDearest: !dearest.isEmpty
    case .saved: summary.saved > 0 ? CountValue(summary.saved, .credits, words) : nil
    case .inDoubt: summary.inDoubt > 0 ? CountValue(summary.inDoubt, .credits, words) : nil
    case .currency: summary.currency
    case .sentence: sentence
    }
  }

  /// What the total is made of, such as `12 pictures made, 24 credits in doubt`.
  private var sentence: String {
    func credits(_ key: Words.Key, _ count: Int) -> String? {
      count > 0 ? words.filled(key, ["credits": words.counted(count, .credits)]) : nil
    }
    let made = words.filled(.costsMade, ["pictures": words.counted(summary.total.pictures, .pictures)])
    // What is in doubt may have been spent.
    let nothing = summary.inDoubt > 0 ? nil : words[.costsNothing]
    let clauses = [
      summary.isAnything ? made : nothing, credits(.costsFailed, summary.total.failed),
      credits(.costsSaved, summary.saved), credits(.costsInDoubt, summary.inDoubt),
      credits(.costsUnpriced, summary.unpriced),
    ]
    return clauses.compactMap(\.self).joined(separator: ", ") + "."
  }
}
