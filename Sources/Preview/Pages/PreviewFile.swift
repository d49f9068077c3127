/// A file of a site as a build made it, for the preview to show.
package struct PreviewFile: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// A file of the site folder, by its path in there; it is read when somebody asks for it.
    case copy(from: String)
  }

  /// Relative to the finished site, with `/` between its parts, such as `products/espresso/index.html`.
  package var path: String
  package var content: Content

  package init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  /// Whether a file is a page, which the script that reloads it is put into.
  static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") || path.hasSuffix(".htm") }

  static func isStyle(_ path: String) -> Bool { path.hasSuffix(".css") }

  /// What the search box loads first.
  static let searchStart = "search/start.json"

  static func isSearchData(_ path: String) -> Bool { path == searchStart || path.hasPrefix("search/words-") }

  /// Whether a change of a file may show on pages that did not change themselves: scripts and pictures of the theme and
  /// of the author, but nothing that only programs read, and no rendition, which is named by what it shows.
  static func isPartOfAnyPage(_ path: String) -> Bool {
    !isPage(path) && !path.hasPrefix("renditions/") && !isSearchData(path) && !forPrograms.contains(path)
  }

  private static let forPrograms: Set = ["feed.xml", "sitemap.xml", "robots.txt", "_headers"]
}
