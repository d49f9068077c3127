import Mustache

/// Text or a number on its way into a page.
///
/// swift-mustache looks into values that are nothing to it by reflection, also when only a name further out was meant;
/// this one says at once that there is nothing below it.
struct TextValue: MustacheParent, MustacheCustomRenderable, MustacheTransformable {
  let text: String

  var renderText: String { text }
  var isNull: Bool { false }

  func child(named name: String) -> Any? { nil }

  func transform(_ name: String) -> Any? { text.transform(name).map(Self.wrapped) }

  /// Wraps text and numbers; everything else is itself.
  static func wrapped(_ value: Any) -> Any {
    switch value {
    case let text as String: TextValue(text: text)
    case let text as Substring: TextValue(text: String(text))
    case let number as Int: TextValue(text: String(number))
    default: value
    }
  }
}
