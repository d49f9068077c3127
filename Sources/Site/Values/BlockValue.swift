/// A prompt of the file: one picture, or several to compare.
struct BlockValue: TemplateValue {
  enum Name: String, CaseIterable { case single, comparison }

  enum Content: Sendable {
    case single(WorkValue)
    case comparison(ComparisonValue)
  }

  var content: Content

  func value(_ name: Name) -> Any? {
    switch (name, content) {
    case (.single, .single(let work)): work
    case (.comparison, .comparison(let comparison)): comparison
    case (.single, .comparison), (.comparison, .single): nil
    }
  }
}
