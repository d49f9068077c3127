/// A number of things, for words that depend on it.
struct CountValue: TemplateValue {
  enum Name: String, CaseIterable { case number, one }

  var count: Int

  func value(_ name: Name) -> Any? {
    switch name {
    case .number: Money.number(count)
    case .one: count == 1
    }
  }
}
