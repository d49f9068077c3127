/// A number of things, for words that depend on it.
struct CountValue: TemplateValue {
  enum Name: String, CaseIterable { case number, one, text, noun }

  var count: Int
  var noun: Words.Noun
  var words: Words

  init(_ count: Int, _ noun: Words.Noun, _ words: Words) {
    self.count = count
    self.noun = noun
    self.words = words
  }

  func value(_ name: Name) -> Any? {
    switch name {
    case .number: words.number(count)
    case .one: count == 1
    case .text: words.counted(count, noun)
    case .noun: words.noun(noun, for: count)
    }
  }
}
