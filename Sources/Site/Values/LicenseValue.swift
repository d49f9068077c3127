import GalleryModel

/// A licence, with a link where its text is known.
struct LicenseValue: TemplateValue {
  enum Name: String, CaseIterable { case text, url }

  var text: String

  func value(_ name: Name) -> Any? {
    switch name {
    case .text: text
    case .url: License.url(of: text)
    }
  }
}
