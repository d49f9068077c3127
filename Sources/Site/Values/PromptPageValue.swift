/// A prompt file's page.
struct PromptPageValue: TemplateValue {
  enum Name: String, CaseIterable {
    case id, title, description, draft, date, author, license, tags, breadcrumb, previous, next, works, blocks, several,
      extra
    case hasTags = "has_tags"
    case jsonLD = "json_ld"
    case hasNeighbours = "has_neighbours"
  }

  var id: String
  var title: String
  var description: String?
  var isDraft: Bool
  var date: DateValue?
  var author: String?
  var license: LicenseValue?
  var tags: [LinkValue]
  var breadcrumb: [LinkValue]
  /// The neighbours in the album.
  var previous: LinkValue?
  var next: LinkValue?
  var works: [WorkValue]
  /// The same pictures, prompt by prompt.
  var blocks: [BlockValue]
  /// JSON for a `script` element: schema.org's description of the pictures.
  var jsonLD: String?
  var extra: ExtraValue?

  func value(_ name: Name) -> Any? {
    switch name {
    case .id: id
    case .title: title
    case .description: description
    case .draft: isDraft
    case .date: date
    case .author: author
    case .license: license
    case .tags: tags
    case .hasNeighbours: previous != nil || next != nil
    case .hasTags: !tags.isEmpty
    case .breadcrumb: breadcrumb
    case .previous: previous
    case .next: next
    case .works: works
    case .blocks: blocks
    case .several: works.count > 1
    case .jsonLD: jsonLD
    case .extra: extra
    }
  }
}
