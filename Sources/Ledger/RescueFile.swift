import GalleryModel
import SiteFolder

/// `.gallerist/rescue.jsonl`: facts that the ledger could not take, for the next run to take in; and in the same form what
/// was saved of a damaged ledger.
struct RescueFile: Sendable {
  private static let sizeLimit = LockFile.sizeLimit

  let site: SiteFolder
  /// Relative to the site.
  let path: String

  /// What is in it.
  struct Contents {
    var lines: [FactLine] = []
    var unread: [UnreadLine] = []
    /// Whether there is a file at all.
    var isThere = false
  }

  func read() throws(SiteFolderError) -> Contents {
    guard let bytes = try site.readIfPresent(path, limit: Self.sizeLimit) else { return Contents() }
    var parser = LockParser(file: path)
    parser.parse(bytes)
    return Contents(
      lines: parser.contents.lines, unread: parser.unread + parser.contents.torn, isThere: true)
  }

  func append(_ lines: [FactLine]) throws(SiteFolderError) {
    // On a line of its own, whatever an earlier crash left at the end; empty lines mean nothing.
    try site.append(Array(("\n" + lines.map { $0.text + "\n" }.joined()).utf8), to: path)
  }

  func remove() throws(SiteFolderError) {
    try site.remove(path)
  }
}
