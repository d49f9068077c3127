import GalleryModel
import Ledger
import Testing

struct LedgerLookUpTests {
  private let site: TemporarySite
  private let ledger: FactLedger

  init() throws {
    site = try TemporarySite()
    ledger = try site.ledger()
  }

  @Test func findsWhatIsKnownOfARequest() throws {
    try ledger.record([Sample.task("a"), Sample.image("a"), Sample.task("b")].map { FactLine($0) })
    #expect(
      Set(try ledger.lines(of: Sample.fingerprint("a")).compactMap(\.fact)) == [Sample.task("a"), Sample.image("a")])
    #expect(try ledger.lines(of: Sample.fingerprint("none")).isEmpty)
  }

  @Test func findsWhatIsKnownOfAnOriginal() throws {
    let adopted = Sample.fact(.adopted(Sample.original("a")), of: "b")
    try ledger.record([Sample.task("a"), Sample.image("a"), adopted, Sample.image("c")].map { FactLine($0) })
    #expect(
      Set(try ledger.lines(ofOriginal: Sample.original("a").sha256).compactMap(\.fact)) == [Sample.image("a"), adopted])
  }

  @Test func countsAFactOnceAndSortsThem() throws {
    let lines = ["c", "a", "b", "a"].map { FactLine(Sample.task($0)) }
    try ledger.record(lines)
    try ledger.record(lines)
    let texts = try ledger.lines().map(\.text)
    #expect(texts.count == 3)
    #expect(texts == texts.sorted())
  }

  @Test func keepsWhatItDoesNotKnowByteForByte() throws {
    let texts = [
      #"{"f":"refunded","k":"h2:x","n":1.50,"nested":{"b":1,"a":[null]}}"#, #" { "f" : "later" } "#,
      "{\"f\":\"later\",\"x\":\"e\u{301}\"}", "{\"f\":\"later\",\"x\":\"\u{E9}\"}",
      #"{"k":"\#(Sample.fingerprint())","f":"refused","code":400,"unknown":"é\u00e9"}"#,
    ]
    try ledger.record(try texts.map { try FactLine($0) })
    #expect(Set(try ledger.lines().map { Array($0.text.utf8) }) == Set(texts.map { Array($0.utf8) }))
    #expect(try ledger.lines(of: Sample.fingerprint()).count == 1)
  }
}
