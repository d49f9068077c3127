/// The picture that stands for a page elsewhere, with an absolute URL.
struct PageImageValue: TemplateValue {
  enum Name: String, CaseIterable { case url, width, height, alt, type }

  var url: String
  var width: Int
  var height: Int
  var alt: String
  var type: String

  func value(_ name: Name) -> Any? {
    switch name {
    case .url: url
    case .width: width
    case .height: height
    case .alt: alt
    case .type: type
    }
  }
}
