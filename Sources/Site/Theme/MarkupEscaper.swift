import GalleryModel
import Mustache

/// The escaper of every template, in the place of swift-mustache's own; see ``MarkupText``.
struct MarkupEscaper: MustacheContentType {
  /// The name under which templates select it.
  static let name = "GALLERY-MARKUP"

  /// Makes the escaper known to swift-mustache; done once, at its first use.
  static let isRegistered: Bool = {
    MustacheContentTypes.register(MarkupEscaper(), named: name)
    return true
  }()

  func escapeText(_ text: String) -> String { MarkupText.escape(text) }
}
