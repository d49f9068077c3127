import GalleryModel
import Testing

struct DateTests {
  private static let moments: [(String, Int64)] = [
    ("1970-01-01T00:00:00Z", 0),
    ("2026-06-06T12:01:10Z", 1_780_747_270),
    ("2026-06-06T14:01:10+02:00", 1_780_747_270),
    ("2026-06-06T12:01:10.999Z", 1_780_747_270),
    ("1969-12-31T23:59:59Z", -1),
  ]

  @Test(arguments: moments)
  func readsRFC3339(text: String, seconds: Int64) {
    #expect(Timestamp(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "now", "2026-06-06", "2026-06-06T12:01:10", "2026-13-06T12:01:10Z", "2026-06-06T12:01:10Zx",
    "2026-06-06T25:01:10Z", "2026-02-30T12:00:00Z",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func writesUTCWithoutFractions() {
    #expect(Timestamp(seconds: 1_780_747_270).description == "2026-06-06T12:01:10Z")
    #expect(Timestamp(seconds: 0).month == "1970-01")
    #expect(Timestamp("2026-07-01T00:30:00+02:00")?.month == "2026-06")
  }

  @Test func readsADay() throws {
    let date = try #require(ContentDate("2026-06-06"))
    #expect((date.year, date.month, date.day) == (2026, 6, 6))
    #expect(date.seconds == 1_780_704_000)
    #expect(date.description == "2026-06-06")
  }

  @Test func keepsTheDayOfItsAuthor() throws {
    let date = try #require(ContentDate("2026-06-06T23:30:00-05:00"))
    #expect((date.year, date.month, date.day) == (2026, 6, 6))
    #expect(date.seconds == 1_780_806_600)
  }

  @Test(arguments: [
    "", "2026", "2026-6-6", "06.06.2026", "2026-02-29", "2026-13-01", "2026-00-10", "2026-06-31", "2026-06-06T",
    "2026-06-06 ", "2026-06-06T12:00", "20260606", "２０２６-06-06", "+026-06-06", "0000-01-01", "2026-06-06x",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(ContentDate(text) == nil)
  }

  @Test func readsALeapDay() {
    #expect(ContentDate("2028-02-29") != nil)
  }

  @Test func ordersDatesByTheirMoment() throws {
    let dates = try ["2026-06-06T01:00:00+02:00", "2026-06-06", "2026-06-05T23:30:00Z"].map {
      try #require(ContentDate($0))
    }
    #expect(dates.sorted().map(\.text) == ["2026-06-06T01:00:00+02:00", "2026-06-05T23:30:00Z", "2026-06-06"])
  }
}
