import GalleryModel
import SiteFolder

/// `.gallerist/rescue.jsonl`: facts that the ledger could not take, for the next run to take in; and in the same form what
/// was saved of a damaged ledger.
struct RescueFile: Sendable {
  private static let sizeLimit = 64 * 1_048_576

  let site: SiteFolder
  /// Relative to the site.
  let path: String

  /// The facts in it, and a warning for each line that is none.
  func read() throws(SiteFolderError) -> LockContents {
    guard let bytes = try site.readIfPresent(path, limit: Self.sizeLimit) else { return LockContents() }
    var parser = LockParser(file: path)
    parser.parse(bytes)
    var contents = parser.contents
    contents.warnings += parser.errors.map { error in
      .warning(
        "a fact that was rescued cannot be read: \(error.message)", file: error.file, line: error.line,
        help: "the file is kept; remove it when the line is of no use")
    }
    return contents
  }

  func append(_ lines: [FactLine]) throws(SiteFolderError) {
    // On a line of its own, whatever an earlier crash left at the end; empty lines mean nothing.
    try site.append(Array(("\n" + lines.map { $0.text + "\n" }.joined()).utf8), to: path)
  }

  func remove() throws(SiteFolderError) {
    try site.remove(path)
  }
}
