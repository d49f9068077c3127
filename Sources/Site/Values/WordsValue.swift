import Mustache

/// The theme's own words, by the names that `templates/i18n/` gives them.
struct WordsValue: MustacheParent, Sendable {
  var words: Words

  /// As with ``ExtraValue``, nothing here goes by a name of markup.
  func child(named name: String) -> Any? {
    let text = TemplateVocabulary.markup.contains(name) ? nil : words.text(name)
    return text.map { TextValue(text: $0) } ?? NoValue()
  }
}
