import GalleryModel
import Ledger
import SiteFolder
import Synchronization
import Testing

/// Facts that a run could not write where they belong.
struct RescueTests {
  private static let path = ".gallerist/rescue.jsonl"
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test func theNextRunTakesThemIn() async throws {
    try site.write(Sample.task("a").line + "\n" + Sample.task("b").line + "\n", to: Self.path)
    #expect(try BooksReader(site: site.folder, layout: .site).holdings.attempts.count == 2)
    let books = try site.openBooks()
    #expect(await books.holdings.attempts.map(\.task).count == 2)
    #expect(Set(try site.lockLines()) == [Sample.task("a").line, Sample.task("b").line])
    #expect(try site.text(Self.path) == nil)
    #expect(try FactLedger(reading: site.ledgerPath).lines().count == 2)
  }

  @Test(arguments: ["nonsense", #"{"k":"g1:12"#, String(Sample.task("c").line.dropLast(30))])
  func aLineThatCannotBeReadIsKept(line: String) async throws {
    let text = Sample.task("a").line + "\n" + line + "\n" + Sample.task("b").line + "\n"
    try site.write(text, to: Self.path)
    let books = try site.openBooks()
    #expect(await books.holdings.attempts.count == 2)
    let problem = try #require(books.unread.first?.alarming)
    #expect(problem.line == 2)
    #expect(problem.file == Self.path)
    #expect(problem.message.hasSuffix("it may tell of a payment, so nothing is sent"))
    #expect(try site.text(Self.path) == text)
    #expect(try site.openBooks().unread.count == 1)
    let reader = try BooksReader(site: site.folder, layout: .site)
    #expect(!reader.isWhole)
    #expect(reader.warnings.map(\.line) == [2])
  }

  @Test func aTornLineThatTheLedgerHasIsNoTrouble() async throws {
    try await site.openBooks().record([Sample.task("a")])
    try site.write("\n" + Sample.task("a").line.dropLast(25), to: Self.path)
    let books = try site.openBooks()
    #expect(books.unread.isEmpty)
    #expect(try site.text(Self.path) == nil)
  }

  @Test func takeWhatTheLockCannot() async throws {
    let books = try site.openBooks()
    try await books.begin(Sample.intent(), run: "r", limit: nil)
    try site.write("<<<<<<< HEAD\n", to: TemporarySite.lockPath)
    await #expect(throws: BooksError.self) { try await books.record([Sample.task()]) }
    #expect(try site.text(Self.path)?.contains(Sample.task().line) == true)
    try site.writeLock([])
    let again = try site.openBooks()
    #expect(await again.holdings.attempts.map(\.state) == [.running(task: "task-espresso-1")])
    #expect(try site.lockLines().contains(Sample.task().line))
  }

  @Test func startOnALineOfTheirOwn() async throws {
    let books = try site.openBooks()
    try site.write("<<<<<<< HEAD\n", to: TemporarySite.lockPath)
    try site.write(String(Sample.task("a").line.dropLast(30)), to: Self.path)
    await #expect(throws: BooksError.self) { try await books.record([Sample.task("b")]) }
    #expect(try site.text(Self.path)?.split(separator: "\n").last.map(String.init) == Sample.task("b").line)
  }

  @Test func areHandedOutWhereNothingCanBeWritten() async throws {
    let said = Said()
    let books = try Books(site: site.folder, layout: .site) { line in said.add(line) }
    try site.write("<<<<<<< HEAD\n", to: TemporarySite.lockPath)
    try site.folder.makeFolder(Self.path)
    await #expect(throws: BooksError.self) { try await books.record([Sample.task("a"), Sample.image("a")]) }
    #expect(said.lines == [Sample.task("a").line, Sample.image("a").line])
  }
}

/// Lines that were handed to the last resort.
private final class Said: Sendable {
  private let all = Mutex<[String]>([])

  var lines: [String] { all.withLock { $0 } }

  func add(_ line: String) { all.withLock { $0.append(line) } }
}
