import GalleryModel

/// One of the prompts that the variables of a matrix make, in full.
struct VariedPromptValue: TemplateValue {
  enum Name: String, CaseIterable { case coordinates, prompt }

  /// The values of the variables that it was filled with.
  var coordinates: [MatrixValue]
  var prompt: String

  func value(_ name: Name) -> Any? {
    switch name {
    case .coordinates: coordinates.map(CoordinateValue.init)
    case .prompt: prompt
    }
  }
}
