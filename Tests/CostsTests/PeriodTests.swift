import Costs
import GalleryModel
import Testing

struct PeriodTests {
  private typealias Make = CostFixture

  @Test(arguments: [
    ("2026-06-06", "2026-06-06T00:00:00Z", "2026-06-07T00:00:00Z"),
    ("2026-12-31", "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z"),
    ("2028-02-29", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"),
    ("2026-06", "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"),
    ("2026-02", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"),
    ("2028-02", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"),
    ("2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
    ("9999-12", "9999-12-01T00:00:00Z", "10000-01-01T00:00:00Z"),
  ])
  func readsDaysAndMonths(text: String, start: String, end: String) throws {
    let span = try #require(DateSpan(text))
    #expect(span.start.description == start)
    #expect(span.end.description == end)
  }

  @Test(arguments: [
    "", "2026", "2026-13", "2026-00", "2026-06-31", "2026-02-29", "2026-6-6", "2026-6", "06.06.2026", "yesterday",
    "2026-06-06T00:00:00Z", " 2026-06", "2026-06-", "2026/06", "-026-06", "٢٠٢٦-٠٦", "2026-06-0\u{301}6",
  ])
  func refusesEverythingElse(text: String) {
    #expect(DateSpan(text) == nil)
  }

  private static let facts =
    CostFixture.attempt("may", charged: 1, at: "2026-05-31T23:59:59Z")
    + CostFixture.attempt("june", charged: 10, at: "2026-06-01T00:00:00Z")
    + CostFixture.attempt("late", charged: 100, at: "2026-06-30T23:59:59Z")
    + CostFixture.attempt("east", charged: 1_000, at: "2026-07-01T01:00:00+02:00")
    + CostFixture.attempt("july", charged: 10_000, at: "2026-07-01T00:00:00Z")
    + CostFixture.attempt("never", charged: 100_000, at: "some day")

  @Test(
    arguments: [
      (nil, nil, 111_111), ("2026-06", "2026-06", 1_110), ("2026-06", nil, 11_110), (nil, "2026-06", 1_111),
      ("2026-06-02", "2026-06-30", 1_100), ("2026-06-01", "2026-06-01", 10), (nil, "2026-05-31", 1),
      ("2026-07-02", nil, 0), ("2026-05-31", "2026-06-01", 11),
    ] as [(String?, String?, Int)])
  func countsWhatWasChargedOnItsDaysInUTC(since: String?, until: String?, credits: Int) {
    let report = Make.report(Self.facts, period: Make.period(since, until))
    #expect(report.total.credits == credits)
    let isLimited = since != nil || until != nil
    #expect(report.undated.attempts == (isLimited ? 1 : 0))
    #expect(report.undated.credits == (isLimited ? 100_000 : 0))
  }

  @Test func countsByTheDayOfTheTaskWhateverTookLonger() {
    let facts = [
      Make.fact("a", .sent(Make.paid("a")), at: "2026-05-31T23:59:58Z"),
      Make.fact("a", .task(Make.paid("a"), task: "t", charged: 12), at: "2026-06-01T00:00:01Z"),
      Make.fact("a", .image(task: "t", index: 0, Make.original("a"), charged: nil), at: "2026-07-02T00:00:00Z"),
    ]
    #expect(Make.report(facts, by: .month).rows.map(\.key) == ["2026-06"])
  }

  @Test func leavesOutDoubtsAndSavingsOfOtherDays() {
    let pictures = ["x", "y"].map { Make.picture($0, prompt: "june") }
    let facts = Self.facts + [Make.fact("q", .sent(Make.paid("q")), at: "2026-08-01T00:00:00Z")]
    let june = Make.report(facts, pictures: pictures, period: Make.period("2026-06", "2026-06"))
    #expect([june.total.inDoubt, june.total.saved] == [0, 10])
    let august = Make.report(facts, pictures: pictures, period: Make.period("2026-08", nil))
    #expect([august.total.inDoubt, august.total.saved] == [12, 0])
  }

  @Test(arguments: [
    ("2026-06", "2026-06", false), ("2026-06-30", "2026-06", false), ("2026-06-02", "2026-06-01", true),
    ("2026-07", "2026-06-30", true), ("2026-06", "2026-06-01", false),
  ])
  func knowsWhenItEndsBeforeItBegins(since: String, until: String, isBackwards: Bool) {
    #expect(Make.period(since, until).isBackwards == isBackwards)
  }

  @Test func isNamedInEveryReportForPeople() {
    let report = Make.report(Self.facts, period: Make.period("2026-06", "2026-07-01"))
    let sentence = "Charged from 2026-06 until the end of 2026-07-01 (UTC):\n\n"
    #expect(report.text(as: .table).hasPrefix(sentence))
    #expect(report.text(as: .markdown).hasPrefix(sentence))
    #expect(report.text(as: .json).hasSuffix(#","since":"2026-06","until":"2026-07-01"}"# + "\n"))
  }
}
