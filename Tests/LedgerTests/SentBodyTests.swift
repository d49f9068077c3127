import GalleryModel
import Ledger
import Testing

/// The exact requests that this machine has sent, read again without changing the books.
struct SentBodyTests {
  @Test func findsTheBodiesThatWereSentFromHere() throws {
    let site = try TemporarySite()
    #expect(try BooksReader(site: site.folder, layout: .site).bodies(of: ["cup-1"]).isEmpty)
    let ledger = try site.ledger()
    for name in ["cup", "mug", "jug"] { try ledger.begin(Sample.intent(name), run: "run", limit: nil) }
    let books = try BooksReader(site: site.folder, layout: .site)
    #expect(
      try books.bodies(of: ["cup-1", "jug-1", "nobody's"])
        == ["cup-1": Array(#"{"prompt":"cup"}"#.utf8), "jug-1": Array(#"{"prompt":"jug"}"#.utf8)])
    #expect(try books.bodies(of: []).isEmpty)
  }

  @Test func findsMoreThanOneStatementCanAskFor() throws {
    let site = try TemporarySite()
    let ledger = try site.ledger()
    try ledger.begin(Sample.intent("last"), run: "run", limit: nil)
    let many = Set((0..<40_000).map { "a\($0)" })
    #expect(try BooksReader(site: site.folder, layout: .site).bodies(of: many.union(["last-1"])).count == 1)
  }
}
