import Mustache

/// The theme's own words, by the names that `templates/i18n/` gives them.
struct WordsValue: MustacheParent, Sendable {
  var words: Words

  func child(named name: String) -> Any? { words.text(name).map { TextValue(text: $0) } ?? NoValue() }
}
