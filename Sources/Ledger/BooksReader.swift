package import GalleryModel
package import SiteFolder

/// The books as they are, for commands that change nothing: lock, ledger and rescue file united, none of them touched.
package struct BooksReader: Sendable {
  package let lock: LockContents
  /// Lock, ledger and rescue file together.
  package let lines: Set<FactLine>
  /// What was odd, but not wrong, about the books.
  package let warnings: [Diagnostic]
  /// Whether everything could be read, and nothing waits for the next run to take it in. Otherwise nobody can say what
  /// no fact names.
  package let isWhole: Bool
  /// The absolute path of a ledger that could be read; nil where there is none.
  private let ledger: String?

  package init(site: SiteFolder, layout: BooksLayout) throws(BooksError) {
    do throws(Diagnostics) {
      lock = try LockFile(site: site, layout: layout).read()
    } catch {
      throw .lock(error)
    }
    var lines = Set(lock.lines)
    var warnings: [Diagnostic] = []
    var isWhole = true
    var ledger: String?
    do {
      if try Self.hasLedger(site, layout) {
        let path = site.root + "/" + layout.ledger
        do throws(LedgerError) {
          lines.formUnion(try FactLedger(reading: path).lines())
          ledger = path
        } catch {
          guard case .damaged = error else { throw error }
          isWhole = false
          lines.formUnion(try DamagedLedger(site: site, layout: layout).readableLines())
          warnings.append(
            .warning(
              error.description, file: layout.ledger,
              help: "the next gallerist generate keeps it and goes on with what can be read of it"))
        }
      }
      var unread: [UnreadLine] = []
      for path in [layout.rescue, layout.salvage] {
        let waiting = try RescueFile(site: site, path: path).read()
        lines.formUnion(waiting.lines)
        unread += waiting.unread
        if waiting.isThere { isWhole = false }
      }
      let known = lines
      let lost = lock.torn.filter { !$0.isKnown(among: known) }
      guard lost.isEmpty else { throw BooksError.lock(Diagnostics(lost.map(\.alarming))) }
      warnings += lock.torn.map(\.harmless) + unread.filter { !$0.isKnown(among: known) }.map(\.unclear)
    } catch {
      throw BooksError(error)
    }
    self.isWhole = isWhole
    self.ledger = ledger
    self.warnings = warnings
    self.lines = lines
  }

  /// Also where only its log is left.
  private static func hasLedger(_ site: SiteFolder, _ layout: BooksLayout) throws(SiteFolderError) -> Bool {
    if try site.status(of: layout.ledger) != nil { return true }
    return try site.status(of: layout.ledger + "-wal")?.bytes ?? 0 > 0
  }

  package var holdings: Holdings { Holdings(lines) }

  /// The exact bodies of requests that this machine has sent, by the ids of their attempts; those of others are not here.
  package func bodies(of attempts: Set<String>) throws(BooksError) -> [String: [UInt8]] {
    guard let ledger, !attempts.isEmpty else { return [:] }
    do throws(LedgerError) {
      return try FactLedger(reading: ledger, checks: false).bodies(of: attempts)
    } catch {
      throw .ledger(error)
    }
  }
}
