/// The list of all tags or all models.
struct IndexValue: TemplateValue {
  enum Name: String, CaseIterable { case entries }

  var entries: [IndexEntryValue]

  func value(_ name: Name) -> Any? {
    switch name {
    case .entries: entries
    }
  }
}

/// One tag or model, and how often it occurs.
struct IndexEntryValue: TemplateValue {
  enum Name: String, CaseIterable { case text, url, count }

  var text: String
  var url: String
  var count: CountValue

  func value(_ name: Name) -> Any? {
    switch name {
    case .text: text
    case .url: url
    case .count: count
    }
  }
}
