import Mustache

/// Something that templates can ask for values by name.
///
/// The names are an enum's cases, so that the list that templates are checked against and the values that they get
/// cannot differ. A known name without a value answers with nothing; it does not look for the same name further out,
/// as swift-mustache would: an album without description must not show the site's.
protocol TemplateValue: MustacheParent, Sendable {
  associatedtype Name: CaseIterable, RawRepresentable where Name.RawValue == String

  /// The value of a name: text, a number, a truth value, another `TemplateValue`, a list of these, or nil.
  func value(_ name: Name) -> Any?
}

extension TemplateValue {
  func child(named name: String) -> Any? {
    guard let name = Name(rawValue: name) else { return nil }
    return value(name).map(TextValue.wrapped) ?? NoValue()
  }

  static var names: [String] { Name.allCases.map(\.rawValue) }
}
