/// The addresses of all pages, for search engines.
struct SitemapValue: TemplateValue {
  enum Name: String, CaseIterable { case entries }

  var entries: [SitemapEntryValue]

  func value(_ name: Name) -> Any? {
    switch name {
    case .entries: entries
    }
  }
}

/// One page's absolute URL.
struct SitemapEntryValue: TemplateValue {
  enum Name: String, CaseIterable { case url, updated, pictures }

  var url: String
  /// The content's own date.
  var updated: String?
  /// Absolute addresses.
  var pictures: [LinkValue] = []

  func value(_ name: Name) -> Any? {
    switch name {
    case .url: url
    case .updated: updated
    case .pictures: pictures
    }
  }
}
