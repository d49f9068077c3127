import Mustache

/// The theme's assets by their template names.
struct AssetsValue: MustacheParent, Sendable {
  var urls: [String: String]

  func child(named name: String) -> Any? { urls[name].map { TextValue(text: $0) } ?? NoValue() }
}
