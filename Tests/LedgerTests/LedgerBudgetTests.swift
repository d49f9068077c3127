import GRDB
import GalleryModel
import Ledger
import Testing

/// What is checked in the transaction that begins an attempt.
struct LedgerBudgetTests {
  private let site: TemporarySite
  private let ledger: FactLedger

  init() throws {
    site = try TemporarySite()
    ledger = try site.ledger()
  }

  private func attempts() throws -> Int {
    try DatabaseQueue(path: site.ledgerPath).read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM attempts") } ?? -1
  }

  @Test func keepsTheSentFactWithTheIntent() throws {
    try ledger.begin(Sample.intent(), run: "r", limit: 12)
    #expect(try ledger.lines() == [FactLine(Sample.sent())])
    #expect(try attempts() == 1)
  }

  @Test func refusesWhatIsBeyondTheBudgetAndWritesNothing() throws {
    try ledger.begin(Sample.intent("a"), run: "r", limit: 30)
    try ledger.begin(Sample.intent("b"), run: "r", limit: 30)
    #expect(throws: LedgerError.beyondBudget(spent: 24, limit: 30)) {
      try ledger.begin(Sample.intent("c"), run: "r", limit: 30)
    }
    #expect(try ledger.lines().count == 2)
    #expect(try attempts() == 2)
    try ledger.begin(Sample.intent("d", quoted: 6), run: "r", limit: 30)
    #expect(throws: LedgerError.beyondBudget(spent: 30, limit: 30)) {
      try ledger.begin(Sample.intent("e", quoted: 1), run: "r", limit: 30)
    }
  }

  @Test func spendsNothingWithALimitOfZero() throws {
    #expect(throws: LedgerError.beyondBudget(spent: 0, limit: 0)) {
      try ledger.begin(Sample.intent(), run: "r", limit: 0)
    }
    #expect(try ledger.lines().isEmpty)
  }

  @Test func countsEachRunByItself() throws {
    try ledger.begin(Sample.intent("a"), run: "first", limit: 12)
    try ledger.begin(Sample.intent("b"), run: "second", limit: 12)
    #expect(try attempts() == 2)
  }

  @Test func beginsEachTryOnce() throws {
    try ledger.begin(Sample.intent(), run: "r", limit: nil)
    var twin = Sample.intent()
    twin.fact.attempt = "another attempt"
    #expect(throws: LedgerError.alreadyBegun) { try ledger.begin(twin, run: "r", limit: nil) }
    #expect(throws: LedgerError.alreadyBegun) { try ledger.begin(twin, run: "another run", limit: nil) }
    #expect(try ledger.lines().count == 1)
    try ledger.begin(Sample.intent(try: 2), run: "r", limit: nil)
    #expect(try attempts() == 2)
  }

  @Test func neverTakesOneIdForTwoAttempts() throws {
    try ledger.begin(Sample.intent("a"), run: "r", limit: nil)
    var other = Sample.intent("b")
    other.fact.attempt = "a-1"
    #expect(throws: LedgerError.self) { try ledger.begin(other, run: "r", limit: nil) }
    #expect(try ledger.lines().count == 1)
  }

  static let settlements: [(Fact.Event, Int)] = [
    (.unsent(why: ""), 0), (.refused(code: 400), 0), (.task(Sample.paid(), task: "t", charged: 10), 10),
    (.task(Sample.paid(), task: "t", charged: nil), 12), (.task(Sample.paid(), task: "t", charged: 20), 20),
    (.failed(task: "t", charged: 0), 0), (.failed(task: "t", charged: nil), 12), (.lost(task: nil, charged: nil), 12),
    (.image(task: "t", index: 0, Sample.original(), charged: nil), 12),
    (.image(task: "t", index: 0, Sample.original(), charged: 15), 15),
    (.task(Sample.paid(), task: "t", charged: -1_000), 12),
  ]

  @Test(arguments: settlements)
  func outcomesSettleWhatWasSpent(event: Fact.Event, spent: Int) throws {
    try ledger.begin(Sample.intent(), run: "r", limit: nil)
    try ledger.record([FactLine(Sample.fact(event))])
    #expect(throws: LedgerError.beyondBudget(spent: spent, limit: spent)) {
      try ledger.begin(Sample.intent("next", quoted: 1), run: "r", limit: spent)
    }
    try ledger.begin(Sample.intent("next", quoted: 1), run: "r", limit: spent + 1)
  }

  @Test func saysWhyItRefuses() {
    #expect(
      LedgerError.beyondBudget(spent: 24, limit: 30).description == "24 of 30 credits of this run are spent or promised"
    )
    #expect(LedgerError.alreadyBegun.description == "this try at the request was begun before")
  }
}
