import Costs
import GalleryModel
import Testing

struct CostRowTests {
  private typealias Make = CostFixture

  private func rows(_ report: CostReport) -> [String] {
    report.rows.map { "\($0.key) \($0.pictures) \($0.credits) \($0.failed)" }
  }

  private static let facts =
    CostFixture.attempt("products/espresso", charged: 88, quality: "high")
    + CostFixture.attempt("products/mug", charged: 12, at: "2026-07-01T00:30:00+02:00")
    + CostFixture.attempt("people/anna", charged: 24, model: "joyai", quality: nil, at: "2026-07-02T00:00:00Z")
    + CostFixture.attempt("espresso", charged: 44, end: .failed(task: "task-espresso-1", charged: 44), at: "unknown")

  @Test(arguments: [
    (CostGrouping.model, ["gptimage2 2 144 44", "joyai 1 24 0"]),
    (.quality, ["high 1 88 0", "medium 1 56 44", "- 1 24 0"]),
    (.month, ["2026-06 2 100 0", "2026-07 1 24 0", "- 0 44 44"]),
    (.album, ["products 2 100 0", "- 0 44 44", "people 1 24 0"]),
    (.picture, ["products/espresso 1 88 0", "espresso 0 44 44", "people/anna 1 24 0", "products/mug 1 12 0"]),
  ])
  func hasARowForEachValueMonthsInOrderAndOthersDearestFirst(grouping: CostGrouping, expected: [String]) {
    let report = Make.report(Self.facts, by: grouping)
    #expect(rows(report) == expected)
    #expect(report.total.pictures == 3)
    #expect(report.total.credits == 168)
    #expect(report.total.failed == 44)
    #expect(report.total.inDoubt == 0)
  }

  @Test func countsAPictureUnderEachOfItsTagsButOnceInTheTotal() {
    let tags = ["products/espresso": ["coffee", "product"], "products/mug": ["coffee"], "people/anna": []]
    let report = Make.report(Self.facts, by: .tag, tags: tags)
    #expect(rows(report) == ["coffee 2 100 0", "product 1 88 0", "- 1 68 44"])
    #expect(report.total.credits == 168)
  }

  @Test func findsTagsOfWhatWasRenamed() {
    let now = [Make.picture("new", prompt: "old"), Make.picture("twin", prompt: "old")]
    let report = Make.report(
      Make.attempt("old", charged: 12), by: .tag, pictures: now, tags: ["new": ["a"], "twin": ["b"]])
    #expect(rows(report) == ["a 1 12 0", "b 1 12 0"])
  }

  @Test func findsTagsOfACellThatIsGoneByItsFile() {
    let facts = [Make.fact("x", .task(Make.paid("mug@finish=steel~2"), task: "t", charged: 1))]
    #expect(Make.report(facts, by: .tag, tags: ["mug": ["kitchen"]]).rows.map(\.key) == ["kitchen"])
  }

  @Test func sortsEqualRowsByTheirKey() {
    let facts = Make.attempt("b", charged: 1) + Make.attempt("a", charged: 1) + Make.attempt("c", charged: 2)
    #expect(rows(Make.report(facts, by: .picture)) == ["c 1 2 0", "a 1 1 0", "b 1 1 0"])
  }

  @Test(arguments: [
    ("products/espresso#close~2", "products"), ("a/b/c", "a/b"), ("espresso~2", "-"), ("", "-"),
  ])
  func knowsTheAlbumOfAPicture(picture: String, album: String) {
    let facts = [Make.fact("x", .task(Make.paid(picture), task: "t", charged: 1))]
    #expect(Make.report(facts, by: .album).rows.map(\.key) == [album])
  }

  @Test func isEmptyWithoutFacts() {
    let report = Make.report([])
    #expect(report.rows.isEmpty)
    let total = report.total
    #expect([total.pictures, total.credits, total.failed, total.inDoubt, total.saved] == [0, 0, 0, 0, 0])
  }
}
