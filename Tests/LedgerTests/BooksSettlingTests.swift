import GalleryModel
import Ledger
import SiteFolder
import Testing

/// What the lock gains at the end of a run, and that it never loses anything.
struct BooksSettlingTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  /// Books that know the pictures of another branch, and a lock that does not.
  private func booksOfTwoBranches() async throws -> Books {
    try await { try await site.openBooks().record(["a", "b"].flatMap { [Sample.task($0), Sample.image($0)] }) }()
    try site.folder.remove(TemporarySite.lockPath)
    return try site.openBooks()
  }

  @Test func theLockGainsFactsOfThePresentContentOnly() async throws {
    let books = try await booksOfTwoBranches()
    try await books.settle(present: [Sample.fingerprint("a"), Sample.fingerprint("never made")])
    #expect(Set(try site.lockLines()) == [Sample.task("a").line, Sample.image("a").line])
    try await books.settle(present: [])
    #expect(try site.lockLines().count == 2)
  }

  @Test func aFactIsNeverRemoved() async throws {
    let unknown = #"{"f":"later","k":"h2:x"}"#
    try site.writeLock([Sample.task("departed"), Sample.image("departed")], ending: unknown + "\n")
    let books = try site.openBooks()
    try await books.settle(present: [])
    #expect(
      Set(try site.lockLines()) == [unknown, Sample.task("departed").line, Sample.image("departed").line])
  }

  @Test func theLockGainsWhatThisRunPaidForWhateverTheContentIs() async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent("x"), run: "r", limit: nil)
    try await books.record([Sample.task("x")])
    try site.folder.remove(TemporarySite.lockPath)
    try await books.settle(present: [])
    #expect(try site.lockLines() == [Sample.task("x").line])
  }

  @Test func originalsOfThePresentContentComeBackAtNoCost() async throws {
    for name in ["a", "b"] { try site.storeOriginal(name) }
    let books = try await booksOfTwoBranches()
    for name in ["a", "b"] { try site.folder.remove(books.store.path(of: Sample.original(name))) }
    try await books.settle(present: [Sample.fingerprint("a")])
    #expect(try books.store.verify(Sample.original("a")) == .present)
    #expect(try books.store.verify(Sample.original("b")) == .missing)
    #expect(try books.store.hasCopy(of: Sample.original("b")))
  }

  @Test func aSettledLockIsNotWrittenAgain() async throws {
    let books = try await booksOfTwoBranches()
    try await books.settle(present: [Sample.fingerprint("a")])
    try site.age(TemporarySite.lockPath)
    let before = try site.modificationDate(TemporarySite.lockPath)
    try await books.settle(present: [Sample.fingerprint("a")])
    _ = try await { try await site.openBooks().settle(present: [Sample.fingerprint("a")]) }()
    #expect(try site.modificationDate(TemporarySite.lockPath) == before)
  }

  @Test func pagesAreMadeFromTheLockAlone() async throws {
    let books = try await booksOfTwoBranches()
    #expect(try await books.lockedHoldings().attempts.isEmpty)
    #expect(await books.holdings.attempts.count == 2)
    try await books.settle(present: [Sample.fingerprint("b")])
    #expect(try await books.lockedHoldings().attempts.map(\.fingerprint) == [Sample.fingerprint("b")])
  }
}
