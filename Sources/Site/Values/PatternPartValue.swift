/// A piece of a prompt that several pictures share: text, or a variable.
struct PatternPartValue: TemplateValue {
  enum Name: String, CaseIterable { case text, variable }

  var part: PromptPattern.Part

  func value(_ name: Name) -> Any? {
    switch (name, part) {
    case (.text, .text(let text)): text
    // As a prompt file writes it.
    case (.variable, .variable(let key)): "{{\(key)}}"
    case (.text, .variable), (.variable, .text): nil
    }
  }
}
