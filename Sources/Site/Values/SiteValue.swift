/// What every page knows of the site.
struct SiteValue: TemplateValue {
  enum Name: String, CaseIterable { case title, description, author, language, direction, license, version }

  var title: String
  var description: String?
  var author: String?
  var language: String
  var license: LicenseValue?
  var version: String

  func value(_ name: Name) -> Any? {
    switch name {
    case .title: title
    case .description: description
    case .author: author
    case .language: language
    // `rtl`, or nothing for the direction that pages have by themselves.
    case .direction: LanguageValue(language).isRightToLeft ? "rtl" : nil
    case .license: license
    case .version: version
    }
  }
}
