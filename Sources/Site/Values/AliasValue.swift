/// A former address, and where it leads now.
struct AliasValue: TemplateValue {
  enum Name: String, CaseIterable { case title, target }

  var title: String
  /// Relative to the former address.
  var target: String

  func value(_ name: Name) -> Any? {
    switch name {
    case .title: title
    case .target: target
    }
  }
}
