import GalleryModel
package import SiteFolder

/// Re-hashes every original that the lock names, and checks that lock and ledger can be read.
package struct BooksVerifier: Sendable {
  private let site: SiteFolder
  private let layout: BooksLayout

  package init(site: SiteFolder, layout: BooksLayout) {
    self.site = site
    self.layout = layout
  }

  /// - Throws: ``SiteFolderError`` when the folders themselves cannot be read.
  package func verify() throws(SiteFolderError) -> BooksReport {
    var report = BooksReport()
    var locked: [FactLine] = []
    do throws(Diagnostics) {
      let contents = try LockFile(site: site, layout: layout).read()
      locked = contents.lines
      report.lock += contents.warnings
    } catch {
      report.lock += error.all
    }
    let holdings = Holdings(locked)
    report.lock += contradictions(in: holdings)
    try verifyOriginals(holdings, report: &report)
    try verifyLedger(report: &report)
    report.ledger += try waitingFacts()
    return report
  }

  private func verifyOriginals(_ holdings: Holdings, report: inout BooksReport) throws(SiteFolderError) {
    let store = OriginalStore(site: site, layout: layout)
    var originals: Set<Original> = []
    for pictures in holdings.storedPictures.values { originals.formUnion(pictures.map(\.original)) }
    for original in originals.sorted(by: { $0.sha256 < $1.sha256 }) {
      report.checked += 1
      switch try store.verify(original) {
      case .present: break
      case .missing: report.missing.append(store.path(of: original))
      case .damaged: report.damaged.append(store.path(of: original))
      case .pointer: report.pointers.append(store.path(of: original))
      }
    }
    // While the lock cannot be read, nobody can say which files it does not name.
    guard !report.lock.contains(where: { $0.severity == .error }) else { return }
    // Of the ledger too: another branch's originals are no orphans.
    let locked = Set(originals.map(\.sha256))
    let known = locked.union(try hashesInTheLedger())
    let files = try store.namedFiles()
    report.orphaned = files.filter { !known.contains($0.key) }.map(\.value).sorted()
    try compare(files.count, files.keys.count { known.contains($0) && !locked.contains($0) }, report: &report)
  }

  /// Whether the lock is gone, or lacks what the ledger knows of files that are here.
  private func compare(_ files: Int, _ unlocked: Int, report: inout BooksReport) throws(SiteFolderError) {
    func originals(_ count: Int) -> String { count == 1 ? "1 original" : "\(count) originals" }
    if files > 0, try site.status(of: layout.lock) == nil {
      report.lock.append(
        .error(
          "it is missing, though \(layout.images)/ holds \(originals(files)), which may be paid for", file: layout.lock,
          help: "take it back, as with: git checkout -- \(layout.lock)"))
    } else if unlocked > 0 {
      report.lock.append(
        .warning(
          "it lacks what the ledger knows of \(originals(unlocked)) in \(layout.images)/", file: layout.lock,
          help: "gallerist generate writes back what the content asks for, at no charge"))
    }
  }

  private func hashesInTheLedger() throws(SiteFolderError) -> [String] {
    guard try site.status(of: layout.ledger) != nil else { return [] }
    do throws(LedgerError) {
      let holdings = Holdings(try FactLedger(reading: site.root + "/" + layout.ledger).lines())
      return holdings.storedPictures.values.joined().map(\.original.sha256)
    } catch {
      return []  // verifyLedger reports it
    }
  }

  private func verifyLedger(report: inout BooksReport) throws(SiteFolderError) {
    guard try site.status(of: layout.ledger) != nil else { return }
    do throws(LedgerError) {
      _ = try FactLedger(reading: site.root + "/" + layout.ledger).lines()
    } catch {
      report.ledger.append(
        .error(
          error.description, file: layout.ledger, help: help(error)))
    }
  }

  private func help(_ error: LedgerError) -> String {
    switch error {
    case .damaged: "the next gallerist generate keeps it and goes on with what can be read of it"
    case .newer: "update gallerist"
    case .alreadyBegun, .beyondBudget, .database: "mend what the message names, then try again"
    }
  }

  /// Facts that wait for the next run are no damage, but a person should know of them.
  private func waitingFacts() throws(SiteFolderError) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for path in [layout.rescue, layout.salvage] {
      let contents = try RescueFile(site: site, path: path).read()
      result += contents.unread.map(\.unclear)
      guard !contents.lines.isEmpty else { continue }
      let facts =
        contents.lines.count == 1
        ? "1 fact waits here for the next run, which takes it in"
        : "\(contents.lines.count) facts wait here for the next run, which takes them in"
      result.append(.warning(facts, file: path, help: "gallerist build --offline takes in what waits, at no charge"))
    }
    return result
  }

  /// Two originals that claim the same hash with other sizes or types cannot both be true.
  private func contradictions(in holdings: Holdings) -> [Diagnostic] {
    var byHash: [String: Set<Original>] = [:]
    for pictures in holdings.storedPictures.values {
      for picture in pictures { byHash[picture.original.sha256, default: []].insert(picture.original) }
    }
    return byHash.filter { $0.value.count > 1 }.keys.sorted().map { hash in
      .error(
        "the original \(hash) stands here with different sizes or types", file: layout.lock,
        help: "take the line that git's older copy of the file has")
    }
  }
}
