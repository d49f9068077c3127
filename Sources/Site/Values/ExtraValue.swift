import GalleryModel
import Mustache

/// What an author put under `extra:`, for templates.
struct ExtraValue: MustacheParent, Sendable {
  var members: [String: ContentValue]

  init?(_ value: ContentValue?) {
    guard case .map(let members)? = value else { return nil }
    self.init(members)
  }

  private init(_ members: [ContentValue.Member]) {
    self.members = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// What goes by a name of markup is never there: partials put that into pages as it is, whatever is around them.
  func child(named name: String) -> Any? {
    TemplateVocabulary.markup.contains(name) ? NoValue() : members[name].map(Self.templateValue)
  }

  private static func templateValue(_ value: ContentValue) -> Any {
    switch value {
    case .null: NoValue()
    case .bool(let value): value
    case .int(let value): TextValue(text: String(value))
    case .double(let value): TextValue(text: String(value))
    case .string(let value): TextValue(text: value)
    case .list(let values): values.map(templateValue)
    case .map(let members): ExtraValue(members)
    }
  }
}
