import GalleryModel
import SiteFolder

/// Books that are being opened: what each of them knows, united.
struct OpenedBooks {
  let ledger: FactLedger
  var lines: Set<FactLine>
  var warnings: [Diagnostic] = []
  /// What may be the only trace of a payment, and cannot be read: nothing may be sent before a person has looked.
  var unread: [UnreadLine] = []
}

extension OpenedBooks {
  /// Opens or makes the ledger, and takes in the lock, the rescue file, and what was saved of a damaged ledger, which is
  /// set aside first.
  init(site: SiteFolder, layout: BooksLayout, lock: LockFile) throws(BooksError) {
    let locked: LockContents
    do throws(Diagnostics) {
      locked = try lock.read()
    } catch {
      throw .lock(error)
    }
    do {
      let path = try Self.ledgerPath(site: site, layout: layout)
      (ledger, lines) = try Self.ledger(path, site: site, layout: layout, warnings: &warnings)
      let rescue = RescueFile(site: site, path: layout.rescue)
      let salvage = RescueFile(site: site, path: layout.salvage)
      let (rescued, salvaged) = (try rescue.read(), try salvage.read())
      let known = lines
      lines.formUnion(locked.lines + rescued.lines + salvaged.lines)
      // Before the lock is written again, which leaves out what is torn.
      let lost = locked.torn.filter { !$0.isKnown(among: lines) }
      guard lost.isEmpty else { throw BooksError.lock(Diagnostics(lost.map(\.alarming))) }
      warnings += locked.torn.map(\.harmless)
      unread = (rescued.unread + salvaged.unread).filter { !$0.isKnown(among: lines) }
      try ledger.record(lines.subtracting(known).sorted { $0.text < $1.text })
      if !rescued.lines.isEmpty { try lock.unite(with: rescued.lines) }
      // What could not be read may be all that is known of a payment.
      if unread.isEmpty {
        if rescued.isThere { try rescue.remove() }
        if salvaged.isThere { try salvage.remove() }
      }
    } catch {
      throw BooksError(error)
    }
  }

  private static func ledger(
    _ path: String, site: SiteFolder, layout: BooksLayout, warnings: inout [Diagnostic]
  ) throws -> (FactLedger, Set<FactLine>) {
    do throws(LedgerError) {
      return try read(path)
    } catch {
      guard case .damaged = error else { throw error }
      warnings.append(try setAside(site: site, layout: layout))
      return try read(path)
    }
  }

  private static func read(_ path: String) throws(LedgerError) -> (FactLedger, Set<FactLine>) {
    let ledger = try FactLedger(path: path)
    return (ledger, Set(try ledger.lines()))
  }

  private static func setAside(site: SiteFolder, layout: BooksLayout) throws(SiteFolderError) -> Diagnostic {
    let damaged = DamagedLedger(site: site, layout: layout)
    let lines = try damaged.readableLines()
    let place = try damaged.setAside(lines)
    let facts = lines.count == 1 ? "1 fact" : "\(lines.count) facts"
    return .warning(
      "the ledger was damaged and is kept as \(place); \(facts) that could be read of it are united with the lock",
      file: layout.ledger, help: "compare what gallerist status says with the provider's dashboard before paying")
  }

  /// Makes the ledger's folder, and refuses a link in the ledger's place that leads out of the site or nowhere: SQLite
  /// opens by path, and would follow it.
  private static func ledgerPath(site: SiteFolder, layout: BooksLayout) throws(SiteFolderError) -> String {
    try site.makeFolder(layout.state, durable: true)
    // The folder may have been made a moment ago by something that did not sync it.
    try site.syncFolder("")
    let name = String(layout.ledger.dropFirst(layout.state.count + 1))
    let exists = try site.status(of: layout.ledger) != nil
    if !exists, try site.names(of: layout.state).contains(where: { $0 == name }) {
      throw .leavesSite(path: layout.ledger)
    }
    return site.root + "/" + layout.ledger
  }
}
