import GalleryModel

/// A picture that a request builds on: shown as a link, never loaded.
struct ReferenceValue: TemplateValue {
  enum Name: String, CaseIterable { case text, url }

  var reference: ImageReference

  init(_ reference: ImageReference) {
    self.reference = reference
  }

  func value(_ name: Name) -> Any? {
    switch (name, reference) {
    case (.text, .url(let url)): url
    case (.text, .file(let path, _)): path
    case (.text, .picture(let id, _)): id.text
    case (.url, .url(let url)): AddressText.isWeb(url) ? url : nil
    case (.url, .file), (.url, .picture): nil
    }
  }
}
