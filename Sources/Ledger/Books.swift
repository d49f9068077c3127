package import GalleryModel
package import SiteFolder

/// Ledger, lock and originals of a site while a run works on it: the only place where facts are written.
///
/// Opening them unites what each knows: the ledger of a fresh clone is rebuilt from the lock, a rescue file of an earlier
/// run is taken in, and a damaged ledger is set aside once its facts are saved.
package actor Books {
  package nonisolated let store: OriginalStore
  /// What was odd, but not wrong, about the lock, the ledger and the rescue file.
  package nonisolated let warnings: [Diagnostic]
  /// What may be the only trace of a payment, and cannot be read: whoever would pay must not, before a person has looked.
  package nonisolated let unread: [UnreadLine]

  private let site: SiteFolder
  private let layout: BooksLayout
  private let ledger: FactLedger
  private let lock: LockFile
  /// What is left when neither ledger nor rescue file can be written.
  private let lastResort: @Sendable (String) -> Void
  private var lines: [Fingerprint: Set<FactLine>] = [:]
  /// The lock as this process left it.
  private var lockSeen: FileStatus?
  /// The files of the lock's folder as they were read last.
  private var folderSeen: [String: FileStatus] = [:]
  private var linesOfThisRun: [FactLine] = []
  /// What something else, such as git, has brought into the lock since the books were opened, and the ledger does not
  /// have yet.
  private var foreignLines: Set<FactLine> = []
  /// The requests that such lines are about.
  private var foreignRequests: Set<Fingerprint> = []
  /// Folder and file of the ledger as they were opened.
  private let opened: [FileStatus.Identity?]

  /// - Parameter lastResort: told the lines of facts that could be written nowhere, to print them.
  package init(
    site: SiteFolder, layout: BooksLayout, lastResort: @escaping @Sendable (String) -> Void
  ) throws(BooksError) {
    self.site = site
    self.layout = layout
    self.lastResort = lastResort
    store = OriginalStore(site: site, layout: layout)
    lock = LockFile(site: site, layout: layout)
    let books = try OpenedBooks(site: site, layout: layout, lock: lock)
    ledger = books.ledger
    warnings = books.warnings
    unread = books.unread
    for line in books.lines {
      if let fact = line.fact { lines[fact.fingerprint, default: []].insert(line) }
    }
    do throws(SiteFolderError) {
      opened = try Self.identities(site, layout)
    } catch {
      throw .io(error.description)
    }
    guard !opened.contains(nil) else { throw .replaced(layout.state) }
  }

  private static func identities(
    _ site: SiteFolder, _ layout: BooksLayout
  ) throws(SiteFolderError) -> [FileStatus.Identity?] {
    [try site.status(of: layout.state)?.identity, try site.status(of: layout.ledger)?.identity]
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
  }

  /// Unites facts that were learned elsewhere, such as from another branch, with the ledger.
  /// - Throws: ``BooksError`` when the ledger cannot take them: then nothing is known of them here either.
  package func take(_ facts: [FactLine]) throws(BooksError) {
    let new = facts.filter { line in line.fact.map { lines[$0.fingerprint]?.contains(line) != true } ?? false }
    guard !new.isEmpty else { return }
    try checkPlace()
    do throws(LedgerError) {
      try ledger.record(new)
    } catch {
      throw .ledger(error)
    }
    note(new)
  }

  /// Makes an attempt's intent durable, in ledger and lock, before its request may go out.
  /// - Throws: ``BooksError/ledger(_:)`` with the budget's or the unique index's refusal,
  ///   ``BooksError/knownMeanwhile`` or ``BooksError/replaced(_:)``: then nothing was written. Where the lock cannot take
  ///   it, the attempt is settled as not sent, so that it does not stay in doubt for ever.
  package func begin(_ intent: Intent, run: String, limit: Int?) throws(BooksError) {
    try checkPlace()
    try readLockAgain()
    guard !foreignRequests.contains(intent.fact.fingerprint) else { throw .knownMeanwhile }
    do throws(LedgerError) {
      try ledger.begin(intent, run: run, limit: limit)
    } catch {
      throw .ledger(error)
    }
    let line = FactLine(intent.fact)
    note([line])
    linesOfThisRun.append(line)
    do throws(LockWriteError) {
      try append([line])
    } catch {
      try takeBack(intent, why: "the lock could not be written", because: BooksError(error))
    }
    // What git has written since the lock was read above was found while it was written to.
    if foreignRequests.contains(intent.fact.fingerprint) {
      try takeBack(intent, why: "the lock says that it is known", because: .knownMeanwhile)
    }
  }

  /// Settles an attempt that will not be sent after all.
  private func takeBack(_ intent: Intent, why: String, because failure: BooksError) throws(BooksError) -> Never {
    var unsent = intent.fact
    unsent.event = .unsent(why: why)
    do throws(BooksError) {
      try record([unsent])
    } catch {
      // What cannot be written stops sending; that a request is known does not. Ledger or rescue file has the fact, or it
      // was printed.
      if case .knownMeanwhile = failure { throw error }
    }
    throw failure
  }

  /// Makes facts durable in ledger and lock. Where one of them cannot take them, the rescue file does; where that fails
  /// too, they are handed to the last resort.
  /// - Throws: ``BooksError/rescued(_:)`` when they are safe in the rescue file, another ``BooksError`` when they are
  ///   not: then nothing more may be sent.
  package func record(_ facts: [Fact]) throws(BooksError) {
    let new = facts.map { FactLine($0) }
    guard !new.isEmpty else { return }
    note(new)
    linesOfThisRun += new
    var failures: [BooksError] = []
    do {
      // What is written to a ledger that was removed is lost.
      try checkPlace()
      try ledger.record(new)
    } catch {
      failures.append(BooksError(error))
    }
    do throws(LockWriteError) {
      try append(new)
    } catch {
      failures.append(BooksError(error))
    }
    guard let failure = failures.first else { return }
    do throws(SiteFolderError) {
      try RescueFile(site: site, path: layout.rescue).append(new)
    } catch {
      new.forEach { lastResort($0.text) }
      throw failure
    }
    // A lock that a person has to mend, or a folder that was replaced, is told as such.
    if case .lock = failure { throw failure }
    if case .replaced = failure { throw failure }
    throw .rescued(failure.sentence)
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
  /// - Returns: how many originals were missing or damaged, and were put back from their copies.
  @discardableResult
  package func settle(present: Set<Fingerprint>) throws(BooksError) -> Int {
    try readLockAgain()
    let wanted = lines.filter { present.contains($0.key) }.values.joined()
    let holdings = self.holdings
    var restored = 0
    do {
      for fingerprint in present {
        guard case .stored(_, let all) = holdings.state(of: fingerprint) else { continue }
        for picture in all {
          if try store.complete(picture.original) == .restored { restored += 1 }
        }
      }
      let result = try lock.unite(with: Array(wanted) + linesOfThisRun)
      lockSeen = result.status
      noteForeign(result.read)
      // Whoever plans now knows them.
      foreignRequests = []
    } catch {
      throw BooksError(error)
    }
    return restored
  }

  /// What the lock alone says: pages are made from it, so that author and clone get the same bytes.
  package func lockedHoldings() throws(BooksError) -> Holdings {
    do throws(Diagnostics) {
      return Holdings(try lock.read().lines)
    } catch {
      throw .lock(error)
    }
  }

  /// A ledger that was removed takes facts and loses them; so does one in a folder that was replaced.
  private func checkPlace() throws(BooksError) {
    let now: [FileStatus.Identity?]
    do throws(SiteFolderError) {
      now = try Self.identities(site, layout)
    } catch {
      throw .io(error.description)
    }
    guard now == opened else { throw .replaced(layout.state) }
  }

  /// Takes in what something else, such as git, has written into the lock.
  private func readLockAgain() throws(BooksError) {
    do {
      if let current = try lock.contents(ifChangedSince: lockSeen) {
        noteForeign(current.contents.lines)
        // Torn or without its last line end, it is looked at again before it is written to.
        lockSeen = nil
      }
      if let folder = try lock.folderContents(ifChangedSince: folderSeen) {
        noteForeign(folder.lines)
        folderSeen = folder.statuses
      }
      guard !foreignLines.isEmpty else { return }
      try checkPlace()
      try ledger.record(Array(foreignLines))
      foreignLines = []
    } catch {
      throw BooksError(error)
    }
  }

  private func append(_ new: [FactLine]) throws(LockWriteError) {
    let result = try lock.append(new, seen: lockSeen)
    lockSeen = result.status
    noteForeign(result.read)
  }

  private func noteForeign(_ read: [FactLine]) {
    for line in read {
      guard let fact = line.fact, lines[fact.fingerprint]?.contains(line) != true else { continue }
      lines[fact.fingerprint, default: []].insert(line)
      foreignLines.insert(line)
      foreignRequests.insert(fact.fingerprint)
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

  /// What is wrong, without a full stop.
  package var sentence: String {
    switch self {
    case .lock(let diagnostics): diagnostics.all.first?.message ?? "the lock cannot be read"
    case .io(let reason), .rescued(let reason): reason
    case .ledger(let error): error.description
    case .replaced(let folder): "\(folder)/ was replaced or removed while gallerist was at work"
    case .knownMeanwhile: "facts about the same request came into the lock meanwhile"
    }
  }
}
