import GalleryModel
import Ledger
import SiteFolder
import Testing

struct BooksTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test func writesTheIntentToLedgerAndLockBeforeAnythingIsSent() async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent(), run: "r", limit: 12)
    #expect(try site.lockLines() == [Sample.sent().line])
    #expect(
      try FactLedger(reading: site.ledgerPath).lines().map(\.text) == [
        Sample.sent().line
      ])
    #expect(await books.holdings.attempts.map(\.state) == [.inDoubt])
  }

  @Test func writesNothingWhenTheLedgerRefuses() async throws {
    let books = try site.openBooks()
    await #expect(throws: BooksError.self) { try await books.begin(Sample.intent(), run: "r", limit: 11) }
    #expect(try site.text(TemporarySite.lockPath) == nil)
    #expect(await books.holdings.attempts.isEmpty)
  }

  @Test func beginsNothingWhileTheLockCannotBeRead() async throws {
    let books = try site.openBooks()
    try site.write("<<<<<<< HEAD\n", to: TemporarySite.lockPath)
    await #expect(throws: BooksError.self) { try await books.begin(Sample.intent(), run: "r", limit: nil) }
    #expect(await books.holdings.attempts.isEmpty)
    try site.folder.remove(TemporarySite.lockPath)
    let again = try site.openBooks()
    #expect(await again.holdings.state(of: Sample.fingerprint()) == .missing)
    #expect(await again.holdings.nextAttemptNumber(at: Sample.fingerprint()) == 1)
  }

  @Test func recordsFactsInLedgerAndLock() async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent(), run: "r", limit: nil)
    try await books.record([Sample.task()])
    try await books.record([Sample.image()])
    #expect(try site.lockLines() == [Sample.sent(), Sample.task(), Sample.image()].map(\.line))
    try await books.settle(present: [])
    let settled = Set([Sample.task(), Sample.image()].map(\.line))
    #expect(Set(try site.lockLines()) == settled)
  }

  @Test func refusesALockThatItCannotReadAndTouchesNothing() throws {
    try site.write("nonsense\n", to: TemporarySite.lockPath)
    #expect(throws: BooksError.self) { try site.openBooks() }
    #expect(try site.folder.status(of: ".gallerist/ledger.sqlite") == nil)
  }

  @Test func saysThatALastLineWasTorn() throws {
    try site.writeLock([Sample.task()], ending: "{\"k\"")
    #expect(try site.openBooks().warnings.count == 1)
  }

  @Test func refusesALedgerThatALinkLeadsOutOfTheSite() throws {
    try site.folder.makeFolder(".gallerist")
    try site.link(".gallerist/ledger.sqlite", to: "../../outside/ledger.sqlite")
    #expect(throws: BooksError.self) { try site.openBooks() }
    #expect(try site.outside("ledger.sqlite") == nil)
    try site.writeOutside("", to: "ledger.sqlite")
    #expect(throws: BooksError.self) { try site.openBooks() }
    #expect(try site.outside("ledger.sqlite") == "")
  }

  @Test func keepsTheSandboxApart() async throws {
    let books = try Books(site: site.folder, layout: .sandbox) { _ in }
    try await books.record([Sample.task()])
    #expect(try site.text(TemporarySite.lockPath) == nil)
    #expect(try site.folder.status(of: "images") == nil)
    #expect(try site.text(".gallerist/sandbox/gallerist.lock") == Sample.task().line + "\n")
    let real = try site.openBooks()
    #expect(await real.holdings.attempts.isEmpty)
  }
}
