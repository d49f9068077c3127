import Foundation
import GalleryModel
import Ledger
import SiteFolder
import Testing

/// A ledger comes back from the lock and the originals alone.
struct BooksRebuildTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  private func makeBooks() async throws -> Holdings {
    let books = try site.openBooks()
    for name in ["a", "b"] {
      try await books.begin(Sample.intent(name), run: "r", limit: nil)
      try await books.record([Sample.task(name)])
    }
    try site.storeOriginal("a")
    try await books.record([Sample.image("a")])
    try await books.begin(Sample.intent("c"), run: "r", limit: nil)
    try await books.settle(present: [])
    return await books.holdings
  }

  private func states(_ holdings: Holdings) -> [PictureState] {
    ["a", "b", "c", "d"].map { holdings.state(of: Sample.fingerprint($0)) }
  }

  @Test func fromAFreshClone() async throws {
    let before = try await makeBooks()
    try FileManager.default.removeItem(atPath: site.absolute(".gallerist"))
    let lock = try site.text(TemporarySite.lockPath)
    let after = try site.openBooks()
    #expect(states(await after.holdings) == states(before))
    #expect(try after.store.verify(Sample.original("a")) == .present)
    let ledger = try FactLedger(reading: site.ledgerPath)
    #expect(try ledger.lines(of: Sample.fingerprint("a")).count == 2)
    #expect(try site.text(TemporarySite.lockPath) == lock)
  }

  @Test func keepsDoubtsAndTasksOfOtherMachines() async throws {
    _ = try await makeBooks()
    try FileManager.default.removeItem(atPath: site.absolute(".gallerist"))
    let holdings = await (try site.openBooks()).holdings
    guard case .running(let running) = holdings.state(of: Sample.fingerprint("b")),
      case .inDoubt(let doubtful) = holdings.state(of: Sample.fingerprint("c"))
    else {
      Issue.record("a task or a doubt was forgotten")
      return
    }
    #expect(running.map(\.task) == ["task-b-1"])
    #expect(doubtful.map(\.credits) == [12])
  }

  @Test func takesNewFactsOfTheLockIntoTheLedger() async throws {
    _ = try await makeBooks()
    try site.write(
      (try site.text(TemporarySite.lockPath) ?? "") + Sample.image("d").line + "\n", to: TemporarySite.lockPath)
    let books = try site.openBooks()
    #expect(await books.holdings.storedPictures[Sample.fingerprint("d")]?.count == 1)
    try site.folder.remove(TemporarySite.lockPath)
    let again = try site.openBooks()
    #expect(await again.holdings.storedPictures[Sample.fingerprint("d")]?.count == 1)
  }

  @Test func readingCommandsSeeTheSameAndChangeNothing() async throws {
    let before = try await makeBooks()
    let reader = try BooksReader(site: site.folder, layout: .site)
    #expect(states(reader.holdings) == states(before))
    try FileManager.default.removeItem(atPath: site.absolute(".gallerist"))
    let fresh = try BooksReader(site: site.folder, layout: .site)
    #expect(states(fresh.holdings) == states(before))
    #expect(try site.folder.status(of: ".gallerist") == nil)
  }
}
