import SiteFolder

/// The files of a finished site, by their addresses. Only what is listed is ever served.
struct PreviewFiles: Sendable {
  private static let sizeLimit = 64 * 1_048_576

  private let site: SiteFolder
  private let output: String

  init(site: SiteFolder, output: String) {
    self.site = site
    self.output = output
  }

  struct Page: Sendable {
    var bytes: [UInt8]
    var mediaType: String
    var isFound: Bool
  }

  enum Answer: Sendable {
    case page(Page)
    /// To the same address with `/` at its end, so that relative links lead right.
    case folder
  }

  /// What an address shows.
  /// - Parameter path: percent-decoded, beginning with `/`.
  func answer(to path: String) throws(SiteFolderError) -> Answer {
    let relative = String(path.drop { $0 == "/" })
    do throws(SiteFolderError) {
      if path.hasSuffix("/") {
        if let page = try page(relative + "index.html") { return .page(page) }
      } else if try site.status(of: output + "/" + relative)?.kind == .folder {
        return .folder
      } else if let page = try page(relative) {
        return .page(page)
      }
    } catch .leavesSite {
      // Answered like anything that is not there.
    }
    let plain = Page(bytes: Array("not found\n".utf8), mediaType: "text/plain", isFound: false)
    var missing = try page("404.html") ?? plain
    missing.isFound = false
    return .page(missing)
  }

  private func page(_ relative: String) throws(SiteFolderError) -> Page? {
    guard !relative.split(separator: "/").contains("..") else { return nil }
    let path = output + "/" + relative
    guard let status = try site.status(of: path), status.kind == .file else { return nil }
    return Page(
      bytes: try site.read(path, limit: Self.sizeLimit), mediaType: MediaType.of(relative), isFound: true)
  }
}
