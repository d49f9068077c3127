import Foundation
import Testing

@testable import JoyAI

/// Internal, because a table over HTTP would say nothing more.
@Suite struct RetryAfterTests {
  private static let now = Date(timeIntervalSince1970: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

  @Test(arguments: [
    ("0", Duration.seconds(0)), (" 120 ", .seconds(120)), ("999999999999999999999", .seconds(86_400)),
    ("Sun, 06 Nov 1994 08:49:37 GMT", .seconds(0)), ("Sun, 06 Nov 1994 08:51:00 GMT", .seconds(83)),
    ("Sat, 05 Nov 1994 08:49:37 GMT", .seconds(0)), ("Thu, 29 Feb 2096 00:00:00 GMT", .seconds(86_400)),
  ])
  func readsSecondsAndDates(text: String, wait: Duration) {
    #expect(RetryAfter.read(text, now: Self.now) == wait)
  }

  @Test(arguments: ["", "soon", "-5", "1.5", "Sun, 06 Nov 1994", "Sun, 06 Foo 1994 08:49:37 GMT", "06 Nov 94 8:49 GMT"])
  func readsNothingElse(text: String) {
    #expect(RetryAfter.read(text, now: Self.now) == nil)
  }

  @Test func needsTheTimeForADate() {
    #expect(RetryAfter.read("Sun, 06 Nov 1994 08:51:00 GMT", now: nil) == nil)
    #expect(RetryAfter.read("7", now: nil) == .seconds(7))
  }

  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
    ("Fri, 31 Dec 2027 23:59:59 GMT", 1_830_297_599),
  ])
  func countsDays(text: String, seconds: Double) {
    #expect(RetryAfter.date(text) == Date(timeIntervalSince1970: seconds))
  }
}
