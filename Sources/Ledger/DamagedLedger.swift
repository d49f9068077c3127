import Foundation
import GRDB
import GalleryModel
import SiteFolder

/// What can still be read of a damaged ledger, and where the damaged files are kept.
struct DamagedLedger: Sendable {
  /// The most bytes of a ledger that are searched for facts.
  private static let sizeLimit = 2_048 * 1_048_576

  let site: SiteFolder
  let layout: BooksLayout

  /// Every fact that is still to be found: what SQLite gives, and what stands in the bytes of the file and of its log.
  /// More than once read counts once; a fact of a transaction that never ended is read as well, which may leave an
  /// attempt in doubt, but never takes a payment for none.
  func readableLines() throws(SiteFolderError) -> Set<FactLine> {
    var lines = linesThroughSQLite()
    for suffix in ["", "-wal"] {
      guard let bytes = try site.readIfPresent(layout.ledger + suffix, limit: Self.sizeLimit) else { continue }
      lines.formUnion(FactScanner.lines(in: bytes))
    }
    return lines
  }

  /// What SQLite gives before it meets the damage.
  private func linesThroughSQLite() -> Set<FactLine> {
    var configuration = Configuration()
    configuration.readonly = true
    var lines: Set<FactLine> = []
    do {
      // SQLite would throw away the log of an empty file.
      guard try site.status(of: layout.ledger)?.bytes ?? 0 >= FactLedger.headerSize else { return [] }
      let queue = try DatabaseQueue(path: site.root + "/" + layout.ledger, configuration: configuration)
      try queue.read { database in
        let cursor = try String.fetchCursor(database, sql: "SELECT line FROM facts")
        while let text = try cursor.next() {
          do throws(FactLineError) { lines.insert(try FactLine(text)) } catch { continue }
        }
      }
    } catch {
      return lines  // the damage itself; the bytes are searched as well
    }
    return lines
  }

  /// Makes what could be read durable, then moves the damaged files away. A crash at any point loses nothing: the next
  /// run finds either the damaged ledger or what was read of it.
  /// - Returns: where the ledger is kept, relative to the site.
  func setAside(_ lines: Set<FactLine>) throws(SiteFolderError) -> String {
    // Whole, with what an earlier try that a crash ended has saved.
    let saved = try RescueFile(site: site, path: layout.salvage).read().lines
    let text = lines.union(saved).map { $0.text + "\n" }.sorted().joined()
    try site.replace(layout.salvage, with: Array(text.utf8), durable: true)
    let kept = try freePlace()
    // The log first: beside a new ledger it would be taken for that one's.
    for suffix in ["-wal", "-shm", ""] where try site.status(of: layout.ledger + suffix) != nil {
      try site.move(layout.ledger + suffix, to: kept + suffix, durable: true)
    }
    let folder = layout.ledger.split(separator: "/").dropLast().joined(separator: "/")
    try site.syncFolder(folder)
    return kept
  }

  private func freePlace() throws(SiteFolderError) -> String {
    let names = Set(try site.names(of: layout.setAside))
    var number = 1
    while names.contains(where: { $0.hasPrefix("ledger-\(number).sqlite") }) { number += 1 }
    return "\(layout.setAside)/ledger-\(number).sqlite"
  }
}
