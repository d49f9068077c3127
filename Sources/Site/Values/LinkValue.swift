/// A link to a page of the site.
struct LinkValue: TemplateValue {
  enum Name: String, CaseIterable { case text, url, current }

  var text: String
  /// Nil for a name that has no page.
  var url: String?
  /// Whether it leads to the page that it stands on, or to something above that page.
  var isCurrent = false

  func value(_ name: Name) -> Any? {
    switch name {
    case .text: text
    case .url: url
    case .current: isCurrent
    }
  }
}
