import GalleryModel
import SiteFolder

/// `.gallerist/rescue.jsonl`: facts that the ledger could not take, for the next run to take in.
struct RescueFile: Sendable {
  private static let sizeLimit = 64 * 1_048_576

  let site: SiteFolder
  let layout: BooksLayout

  /// The facts in it; a torn line is left out.
  func lines() throws(SiteFolderError) -> [FactLine] {
    guard let bytes = try site.readIfPresent(layout.rescue, limit: Self.sizeLimit) else { return [] }
    var parser = LockParser(file: layout.rescue)
    parser.parse(bytes)
    return parser.contents.lines
  }

  func append(_ lines: [FactLine]) throws(SiteFolderError) {
    try site.append(Array(lines.map { $0.text + "\n" }.joined().utf8), to: layout.rescue)
  }

  func remove() throws(SiteFolderError) {
    try site.remove(layout.rescue)
  }
}
