import GalleryModel

/// The templates that prompt files and albums may name: the theme's and the site's own pages, but neither the parts
/// that pages are put together from nor those that the gallery makes by itself.
struct PageTemplates {
  private static let reserved: Set<String> = [
    "404", "alias", "costs", "feed", "headers", "layout", "model", "models", "sitemap", "tag", "tags",
  ]

  private let known: Set<String>
  private let allowed: [String]

  init(_ theme: Theme) {
    known = theme.templateNames
    allowed = known.filter { !$0.hasPrefix("partials/") && !Self.reserved.contains($0) }.sorted()
  }

  /// Everything that names a template which does not exist, or is not for pages.
  func problems(in content: GalleryContent) -> [Diagnostic] {
    content.albums.compactMap { album in
      let file = "content/" + (album.path.isEmpty ? "" : album.path + "/") + "_index.md"
      return problem(album.template, in: file, at: album.templatePlace)
    } + content.files.compactMap { problem($0.template, in: $0.file, at: $0.templatePlace) }
  }

  /// The templates that content names.
  static func named(in content: GalleryContent) -> Set<String> {
    Set(content.albums.compactMap(\.template) + content.files.compactMap(\.template))
  }

  private func problem(_ template: String?, in file: String, at place: SourcePlace?) -> Diagnostic? {
    guard let template, !allowed.contains(template) else { return nil }
    let isKnown = known.contains(template)
    let near = isKnown ? nil : NearestName.of(template, in: allowed)
    return .error(
      isKnown ? "the template \"\(template)\" is not one for pages" : "there is no template \"\(template)\"",
      file: file, line: place?.line ?? 1, column: place?.column ?? 1,
      help: isKnown
        ? "name one of \(allowed.joined(separator: ", "))"
        : near.map { "did you mean \"\($0)\"?" }
          ?? "write it as \(Theme.folder)/\(template)\(TemplateSource.fileExtension)")
  }
}
