import Foundation
import GalleryModel
import Ledger
import SiteFolder
import Testing

/// A ledger that a disk or a person has damaged.
struct DamagedLedgerTests {
  private static let path = ".gallerist/ledger.sqlite"
  private let site: TemporarySite
  private static let names = (1...400).map { "picture-\($0)" }

  init() throws {
    site = try TemporarySite()
  }

  /// A ledger that alone knows of accepted tasks, closed, so that all is in the file itself.
  private func fill() throws {
    let ledger = try site.ledger()
    try ledger.record(Self.names.flatMap { [FactLine(Sample.sent($0)), FactLine(Sample.task($0))] })
  }

  private func overwrite(_ range: Range<Int>, with byte: UInt8 = 0xA5) throws {
    let url = URL(filePath: site.absolute(Self.path))
    var data = try Data(contentsOf: url)
    let range = range.clamped(to: 0..<data.count)
    data.replaceSubrange(range, with: Data(repeating: byte, count: range.count))
    try data.write(to: url)
  }

  @Test(arguments: [0..<100, 0..<4_096, 4_096..<8_192, 20_000..<20_600, 40_000..<90_000])
  func isSetAsideAndItsReadableFactsGoOn(damage: Range<Int>) async throws {
    try fill()
    try overwrite(damage)
    let size = try #require(try site.folder.status(of: Self.path)).bytes
    let books = try site.openBooks()
    let attempts = await books.holdings.attempts.count { if case .running = $0.state { true } else { false } }
    // At most the facts on the pages that were hit are gone: a page holds four thousand bytes.
    let hit = (damage.upperBound + 4_095) / 4_096 - damage.lowerBound / 4_096
    #expect(attempts >= Self.names.count - hit * 40)
    #expect(books.warnings.contains { $0.message.contains("the ledger was damaged") })
    #expect(try site.folder.status(of: ".gallerist/set-aside/ledger-1.sqlite")?.bytes == size)
    #expect(try site.folder.status(of: ".gallerist/salvaged.jsonl") == nil)
    // What was learned from it alone stays in the ledger: it is not this branch's.
    #expect(try site.text(TemporarySite.lockPath) == nil)
    let again = try site.openBooks()
    #expect(again.warnings.isEmpty)
    #expect(await again.holdings.attempts.count == books.holdings.attempts.count)
  }

  @Test func aSecondOneIsKeptBesideTheFirst() throws {
    for number in 1...2 {
      try site.write("no database", to: Self.path)
      _ = try site.openBooks()
      #expect(try site.text(".gallerist/set-aside/ledger-\(number).sqlite") == "no database")
    }
  }

  @Test func theLogBesideItIsReadToo() async throws {
    let holder = try site.ledger()
    try holder.record([FactLine(Sample.task())])
    let log = try #require(try site.folder.readIfPresent(Self.path + "-wal", limit: 1 << 24))
    #expect(!log.isEmpty)
    // As a crash leaves it: the facts are in the log only, and the file is none.
    let other = try TemporarySite()
    try other.write("no database at all, but long enough to be taken for something that is one", to: Self.path)
    try other.folder.replace(Self.path + "-wal", with: log)
    let books = try other.openBooks()
    #expect(await books.holdings.attempts.map(\.task) == ["task-espresso-1"])
  }

  @Test func whatACrashLeftHalfwayIsTakenIn() async throws {
    try site.write("\n" + Sample.task().line + "\n", to: ".gallerist/salvaged.jsonl")
    try site.write("no database", to: Self.path)
    #expect(try BooksReader(site: site.folder, layout: .site).holdings.attempts.count == 1)
    let books = try site.openBooks()
    #expect(await books.holdings.attempts.map(\.task) == ["task-espresso-1"])
  }

  @Test func commandsThatOnlyReadLeaveItInItsPlace() throws {
    try fill()
    try overwrite(20_000..<20_600)
    let books = try BooksReader(site: site.folder, layout: .site)
    #expect(books.holdings.attempts.count > 300)
    #expect(books.warnings.map(\.file) == [Self.path])
    #expect(try site.folder.names(of: ".gallerist").contains("ledger.sqlite"))
    #expect(try site.folder.status(of: ".gallerist/set-aside") == nil)
  }

  @Test func oneOfANewerProgramIsRefusedAndLeftAlone() throws {
    let ledger = try site.ledger()
    try ledger.addMigration("something from the future")
    let error = #expect(throws: BooksError.self) { try site.openBooks() }
    #expect(error?.sentence.contains("update gallerist") == true)
    #expect(try site.folder.status(of: ".gallerist/set-aside") == nil)
  }

  @Test(arguments: [true, false]) func aLogWhoseFileIsGoneIsReadAndKept(isEmpty: Bool) async throws {
    let holder = try site.ledger()
    try holder.record([FactLine(Sample.task())])
    let log = try #require(try site.folder.readIfPresent(Self.path + "-wal", limit: 1 << 24))
    let other = try TemporarySite()
    try other.folder.replace(Self.path + "-wal", with: log)
    if isEmpty { try other.write("", to: Self.path) }
    // A command that only reads must not be what throws it away.
    #expect(try BooksReader(site: other.folder, layout: .site).holdings.attempts.count == 1)
    #expect(try other.folder.read(Self.path + "-wal", limit: 1 << 24) == log)
    let books = try other.openBooks()
    #expect(await books.holdings.attempts.map(\.task) == ["task-espresso-1"])
    #expect(try other.folder.read(".gallerist/set-aside/ledger-1.sqlite-wal", limit: 1 << 24) == log)
  }

  @Test func whatAServerSaidIsNeverTakenForAFact() async throws {
    try {
      let ledger = try site.ledger()
      try ledger.begin(Sample.intent("a"), run: "r", limit: nil)
      try ledger.keepAnswer(Array(Sample.image("a").line.utf8), of: "a-1")
    }()
    try overwrite(0..<100)
    let books = try site.openBooks()
    #expect(await books.holdings.attempts.map(\.state) == [.inDoubt])
  }

  @Test func factsOfTheFutureGoOnToo() async throws {
    let line = #"{"k":"\#(Sample.fingerprint().text)","f":"refunded","try":1}"#
    try {
      try site.ledger().record([try FactLine(line), FactLine(Sample.task())])
    }()
    try overwrite(0..<100)
    _ = try site.openBooks()
    #expect(try FactLedger(reading: site.ledgerPath).lines().map(\.text).contains(line))
  }
}
