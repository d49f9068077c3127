package import GalleryModel
package import SiteFolder

/// Ledger, lock and originals of a site while a run works on it: the only place where facts are written.
///
/// Opening them unites what each knows: the ledger of a fresh clone is rebuilt from the lock, and a rescue file of an
/// earlier run is taken in.
package actor Books {
  package nonisolated let store: OriginalStore
  /// What was odd, but not wrong, about the lock and the rescue file.
  package nonisolated let warnings: [Diagnostic]

  private let site: SiteFolder
  private let layout: BooksLayout
  private let ledger: FactLedger
  private let lock: LockFile
  /// What is left when neither ledger nor rescue file can be written.
  private let lastResort: @Sendable (String) -> Void
  private var lines: [Fingerprint: Set<FactLine>] = [:]
  /// The lock as this process left it.
  private var lockSeen: FileStatus?
  private var linesOfThisRun: [FactLine] = []

  /// - Parameter lastResort: told the lines of facts that could be written nowhere, to print them.
  package init(
    site: SiteFolder, layout: BooksLayout, lastResort: @escaping @Sendable (String) -> Void
  ) throws(BooksError) {
    self.site = site
    self.layout = layout
    self.lastResort = lastResort
    store = OriginalStore(site: site, layout: layout)
    lock = LockFile(site: site, layout: layout)
    let locked: LockContents
    do throws(Diagnostics) {
      locked = try lock.read()
    } catch {
      throw .lock(error)
    }
    do {
      ledger = try FactLedger(path: try Self.ledgerPath(site: site, layout: layout))
      let rescue = RescueFile(site: site, layout: layout)
      let rescued = try rescue.read()
      warnings = locked.warnings + rescued.warnings
      let known = Set(try ledger.lines())
      try ledger.record((locked.lines + rescued.lines).filter { !known.contains($0) })
      lines = Self.index(known.union(locked.lines).union(rescued.lines))
      if !rescued.lines.isEmpty {
        try lock.unite(with: rescued.lines)
        // What could not be read may be all that is known of a payment.
        if rescued.warnings.isEmpty { try rescue.remove() }
      }
    } catch {
      throw BooksError(error)
    }
  }

  /// Makes the ledger's folder, and refuses a link in the ledger's place that leads out of the site or nowhere: SQLite
  /// opens by path, and would follow it.
  private static func ledgerPath(site: SiteFolder, layout: BooksLayout) throws(SiteFolderError) -> String {
    let parts = layout.ledger.split(separator: "/").map(String.init)
    let folder = parts.dropLast().joined(separator: "/")
    try site.makeFolder(folder, durable: true)
    // The folder may have been made a moment ago by something that did not sync it.
    try site.syncFolder("")
    let exists = try site.status(of: layout.ledger) != nil
    if !exists, try site.names(of: folder).contains(where: { $0 == parts.last }) {
      throw .leavesSite(path: layout.ledger)
    }
    return site.root + "/" + layout.ledger
  }

  private static func index(_ lines: some Sequence<FactLine>) -> [Fingerprint: Set<FactLine>] {
    var result: [Fingerprint: Set<FactLine>] = [:]
    for line in lines {
      if let fact = line.fact { result[fact.fingerprint, default: []].insert(line) }
    }
    return result
  }

  /// What all books together say.
  package var holdings: Holdings { Holdings(lines.values.joined()) }

  /// What all books together say of one request.
  package func holdings(of fingerprint: Fingerprint) -> Holdings {
    Holdings(lines[fingerprint] ?? [])
  }

  private func note(_ facts: [FactLine]) {
    for line in facts {
      if let fact = line.fact { lines[fact.fingerprint, default: []].insert(line) }
    }
    linesOfThisRun += facts
  }

  /// Makes an attempt's intent durable, in ledger and lock, before its request may go out.
  /// - Throws: ``BooksError/ledger(_:)`` with the budget's or the unique index's refusal: then nothing was written. Where
  ///   the lock cannot take it, the attempt is settled as not sent, so that it does not stay in doubt for ever.
  package func begin(_ intent: Intent, run: String, limit: Int?) throws(BooksError) {
    do throws(LedgerError) {
      try ledger.begin(intent, run: run, limit: limit)
    } catch {
      throw .ledger(error)
    }
    let line = FactLine(intent.fact)
    note([line])
    do throws(LockWriteError) {
      lockSeen = try lock.append([line], seen: lockSeen)
    } catch {
      let failure = BooksError(error)
      var unsent = intent.fact
      unsent.event = .unsent(why: "the lock could not be written")
      do throws(BooksError) {
        try record([unsent])
      } catch {
        throw failure  // the lock's, which comes first; the ledger or the rescue file has the fact
      }
      throw failure
    }
  }

  /// Makes facts durable in ledger and lock. Where the ledger cannot take them, the rescue file does; where that fails
  /// too, they are handed to the last resort.
  /// - Throws: ``BooksError`` when they could not be written as they should: then nothing more may be sent.
  package func record(_ facts: [Fact]) throws(BooksError) {
    let new = facts.map { FactLine($0) }
    guard !new.isEmpty else { return }
    note(new)
    do {
      try ledger.record(new)
      lockSeen = try lock.append(new, seen: lockSeen)
    } catch {
      do {
        try RescueFile(site: site, layout: layout).append(new)
      } catch {
        new.forEach { lastResort($0.text) }
      }
      throw BooksError(error)
    }
  }

  /// Keeps an answer that could not be understood.
  package func keepAnswer(_ answer: [UInt8], of attempt: String) throws(BooksError) {
    do throws(LedgerError) {
      try ledger.keepAnswer(answer, of: attempt)
    } catch {
      throw .ledger(error)
    }
  }

  /// Completes lock and `images/` for the present content from what is known here, at no cost, and puts the lock in
  /// order. The lock gains facts of the present content and of this run only; a fact is never removed from it.
  package func settle(present: Set<Fingerprint>) throws(BooksError) {
    let wanted = lines.filter { present.contains($0.key) }.values.joined()
    let holdings = self.holdings
    do {
      for fingerprint in present {
        guard case .stored(_, let all) = holdings.state(of: fingerprint) else { continue }
        for picture in all { _ = try store.complete(picture.original) }
      }
      try lock.unite(with: Array(wanted) + linesOfThisRun)
      lockSeen = try site.status(of: layout.lock)
    } catch {
      throw BooksError(error)
    }
  }

  /// What the lock alone says: pages are made from it, so that author and clone get the same bytes.
  package func lockedHoldings() throws(BooksError) -> Holdings {
    do throws(Diagnostics) {
      return Holdings(try lock.read().lines)
    } catch {
      throw .lock(error)
    }
  }
}

extension BooksError {
  init(_ error: any Error) {
    switch error {
    case let error as BooksError: self = error
    case let error as LedgerError: self = .ledger(error)
    case LockWriteError.unreadable(let diagnostics): self = .lock(diagnostics)
    case LockWriteError.io(let error): self = .io(error.description)
    default: self = .io(String(describing: error))
    }
  }
}
