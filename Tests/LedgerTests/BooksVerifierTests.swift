import GalleryModel
import Ledger
import SiteFolder
import Testing

struct BooksVerifierTests {
  private let site: TemporarySite

  init() async throws {
    site = try TemporarySite()
    try site.storeOriginal("a")
    try site.storeOriginal("b")
    let books = try site.openBooks()
    try await books.record(["a", "b"].flatMap { [Sample.task($0), Sample.image($0)] })
    try await books.settle(present: [])
  }

  private func report() throws -> BooksReport {
    try BooksVerifier(site: site.folder, layout: .site).verify()
  }

  private func path(_ name: String) -> String { site.store.path(of: Sample.original(name)) }

  @Test func findsAGoodSiteGood() throws {
    let report = try report()
    #expect(!report.foundDamage)
    #expect(report.checked == 2)
    #expect((report.damaged + report.missing + report.orphaned + report.pointers).isEmpty)
    #expect((report.lock + report.ledger).isEmpty)
  }

  @Test func findsNothingWrongWithAnEmptySite() throws {
    let empty = try TemporarySite()
    let report = try BooksVerifier(site: empty.folder, layout: .site).verify()
    #expect(!report.foundDamage)
    #expect(report.checked == 0)
  }

  @Test func findsOneChangedByte() throws {
    var bytes = Sample.bytes("a")
    bytes[5] ^= 1
    try site.folder.replace(path("a"), with: bytes)
    let report = try report()
    #expect(report.damaged == [path("a")])
    #expect(report.missing.isEmpty)
    #expect(report.foundDamage)
  }

  @Test func findsAMissingOriginal() throws {
    try site.folder.remove(path("b"))
    let report = try report()
    #expect(report.missing == [path("b")])
    #expect(report.damaged.isEmpty)
    #expect(report.foundDamage)
  }

  @Test func namesOrphansAsHarmless() throws {
    try site.storeOriginal("orphan")
    let report = try report()
    #expect(report.orphaned == [path("orphan")])
    #expect(!report.foundDamage)
  }

  @Test func namesPointersAsHarmless() throws {
    try site.write(
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(Sample.original("a").sha256)\nsize 20\n",
      to: path("a"))
    let report = try report()
    #expect(report.pointers == [path("a")])
    #expect(!report.foundDamage)
  }

  @Test func findsABrokenLineOfTheLock() throws {
    try site.write("nonsense\n" + (try site.text(TemporarySite.lockPath) ?? ""), to: TemporarySite.lockPath)
    let report = try report()
    #expect(report.lock.map(\.line) == [1])
    #expect(report.foundDamage)
    // Nobody's files are named while the lock cannot be read: somebody might remove them.
    #expect(report.orphaned.isEmpty)
  }

  @Test func findsConflictMarkers() throws {
    try site.write((try site.text(TemporarySite.lockPath) ?? "") + "=======\n", to: TemporarySite.lockPath)
    #expect(try report().foundDamage)
  }

  @Test func warnsOfATornLine() throws {
    try site.write((try site.text(TemporarySite.lockPath) ?? "") + "{\"k\"", to: TemporarySite.lockPath)
    let report = try report()
    #expect(report.lock.map(\.severity) == [.warning])
    #expect(!report.foundDamage)
  }

  @Test func findsABrokenLedger() throws {
    try site.write(String(repeating: "no database ", count: 500), to: ".gallerist/ledger.sqlite")
    let report = try report()
    #expect(report.ledger.map(\.file) == [".gallerist/ledger.sqlite"])
    #expect(
      report.ledger.first?.help == "the next gallerist generate keeps it and goes on with what can be read of it")
    #expect(report.foundDamage)
    #expect(report.checked == 2)
  }

  @Test func saysThatFactsWaitInTheRescueFile() throws {
    try site.write(Sample.task("late").line + "\n", to: ".gallerist/rescue.jsonl")
    let report = try report()
    #expect(report.ledger.map(\.message) == ["1 fact waits here for the next run, which takes it in"])
    #expect(!report.foundDamage)
  }

  @Test func findsFactsThatContradictEachOther() throws {
    var other = Sample.original("a")
    other.width += 1
    let fact = Sample.fact(.adopted(other), of: "c")
    try site.write((try site.text(TemporarySite.lockPath) ?? "") + fact.line + "\n", to: TemporarySite.lockPath)
    let report = try report()
    #expect(report.lock.map(\.message) == ["the original \(other.sha256) stands here with different sizes or types"])
    #expect(report.foundDamage)
  }

  @Test func findsThatTheLockIsGone() throws {
    try site.folder.remove(TemporarySite.lockPath)
    let report = try report()
    #expect(report.lock.map(\.message) == ["it is missing, though images/ holds 2 originals, which may be paid for"])
    #expect(report.foundDamage)
  }

  @Test func saysWhatTheLockLacks() throws {
    try site.writeLock([Sample.task("a"), Sample.image("a")])
    let report = try report()
    #expect(report.lock.map(\.message) == ["it lacks what the ledger knows of 1 original in images/"])
    #expect(!report.foundDamage)
  }
}
