import GalleryModel

/// One coordinate of a picture in its matrix.
struct CoordinateValue: TemplateValue {
  enum Name: String, CaseIterable {
    case axis
    case text
  }

  /// The matrix's key.
  var axis: String
  var text: String

  init(axis: String, text: String) {
    self.axis = axis
    self.text = text
  }

  init(_ value: MatrixValue) {
    self.init(axis: value.key, text: value.value)
  }

  func value(_ name: Name) -> Any? {
    switch name {
    case .axis: axis
    case .text: text
    }
  }
}
