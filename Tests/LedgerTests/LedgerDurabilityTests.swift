import Foundation
import GRDB
import GalleryModel
import Ledger
import SiteFolder
import Testing

/// What a power cut may not take back.
struct LedgerDurabilityTests {
  private let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test(arguments: [("synchronous", "2"), ("journal_mode", "wal"), ("trusted_schema", "0"), ("fullfsync", "1")])
  func keepsEveryCommitOnTheDisk(pragma: String, value: String) throws {
    let ledger = try site.ledger()
    #expect(try ledger.pragma(pragma) == value)
    try ledger.record([FactLine(Sample.task())])
    #expect(try ledger.pragma(pragma) == value)
  }

  @Test func isTheSameAfterItWasClosed() throws {
    try { try site.ledger().record([FactLine(Sample.task()), FactLine(Sample.image())]) }()
    let again = try site.ledger()
    #expect(Set(try again.lines().compactMap(\.fact)) == [Sample.task(), Sample.image()])
    #expect(try again.pragma("synchronous") == "2")
  }

  @Test func canBeReadWhileAnotherWrites() throws {
    let writer = try site.ledger()
    try writer.record([FactLine(Sample.task())])
    let reader = try FactLedger(reading: site.ledgerPath)
    #expect(try reader.lines().map(\.fact) == [Sample.task()])
    try writer.record([FactLine(Sample.image())])
    #expect(try reader.lines().count == 2)
    #expect(throws: LedgerError.self) { try reader.record([FactLine(Sample.task("other"))]) }
  }

  @Test func isReadAsEmptyWhereItWasOnlyJustMade() throws {
    try site.write("", to: ".gallerist/ledger.sqlite")
    #expect(try FactLedger(reading: site.ledgerPath).lines().isEmpty)
    #expect(try BooksReader(site: site.folder, layout: .site).lines.isEmpty)
    #expect(try site.ledger().lines().isEmpty)
  }

  @Test func keepsTheExactBytesOfARequest() throws {
    var intent = Sample.intent()
    intent.body = (0...255).map { UInt8($0) } + [0, 10, 13]
    let ledger = try site.ledger()
    try ledger.begin(intent, run: "r", limit: nil)
    let answer = [UInt8]("<html>\u{0}".utf8) + [0xFF, 0xFE]
    try ledger.keepAnswer(answer, of: "espresso-1")
    let row = try #require(
      try DatabaseQueue(path: site.ledgerPath).read { try Row.fetchOne($0, sql: "SELECT * FROM attempts") })
    #expect(row["body"] == Data(intent.body))
    #expect(try FactLedger(reading: site.ledgerPath).keptAnswers() == [answer])
    #expect(row["k"] == Sample.fingerprint().text)
    #expect(row["number"] == 1)
    #expect(row["run"] == "r")
  }

  @Test func refusesAFileThatIsNoDatabase() throws {
    try site.write(String(repeating: "this is no database. ", count: 100), to: ".gallerist/ledger.sqlite")
    let before = try site.text(".gallerist/ledger.sqlite")
    #expect(throws: LedgerError.self) { try site.ledger() }
    #expect(try site.text(".gallerist/ledger.sqlite") == before)
  }

  @Test func refusesADamagedDatabase() throws {
    try {
      let ledger = try site.ledger()
      try ledger.record((1...400).map { FactLine(Sample.task("picture \($0)")) })
    }()
    let path = ".gallerist/ledger.sqlite"
    var bytes = try site.folder.read(path, limit: 10_000_000)
    try #require(bytes.count > 40_000)
    for index in stride(from: 8_192, to: bytes.count, by: 64) { bytes[index] ^= 0xA5 }
    try site.folder.replace(path, with: bytes)
    #expect(throws: LedgerError.self) { try site.ledger() }
    #expect(throws: LedgerError.self) { try FactLedger(reading: site.ledgerPath) }
  }
}
