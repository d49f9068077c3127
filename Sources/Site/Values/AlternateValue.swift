/// Another picture that an answer to the same request had.
struct AlternateValue: TemplateValue {
  enum Name: String, CaseIterable { case number, anchor, picture }

  /// From 2: the picture itself is the first.
  var number: Int
  /// What its place on the page is called.
  var anchor: String
  var picture: PictureValue

  func value(_ name: Name) -> Any? {
    switch name {
    case .number: number
    case .anchor: anchor
    case .picture: picture
    }
  }
}
