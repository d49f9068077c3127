import Foundation

/// A date that an author wrote: `2026-06-06` or RFC 3339. Never a file's time.
package struct ContentDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// As written.
  package let text: String
  /// Seconds since 1970 UTC; a day without a time counts from its midnight in UTC.
  package let seconds: Int64
  /// Year, month (1–12) and day (1–31) as the author wrote them, in the author's own time zone.
  package let year: Int
  package let month: Int
  package let day: Int

  /// Reads a date; nil when it is not one of the two forms, or no such day exists.
  package init?(_ text: String) {
    let dayText = String(text.prefix(10))
    let parts = dayText.split(separator: "-", omittingEmptySubsequences: false)
    guard dayText.utf8.count == 10, parts.count == 3, parts[0].count == 4, parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      let midnight = Self.midnight(year: year, month: month, day: day)
    else { return nil }
    self.text = text
    self.year = year
    self.month = month
    self.day = day
    if text.utf8.count == 10 {
      seconds = midnight
    } else if let time = Timestamp(text) {
      seconds = time.seconds
    } else {
      return nil
    }
  }

  package var description: String { text }

  package static func < (first: ContentDate, second: ContentDate) -> Bool {
    (first.seconds, first.text) < (second.seconds, second.text)
  }

  private static func midnight(year: Int, month: Int, day: Int) -> Int64? {
    guard year >= 1, (1...12).contains(month), (1...31).contains(day) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    guard let utc = TimeZone(secondsFromGMT: 0) else { return nil }
    calendar.timeZone = utc
    let asked = DateComponents(year: year, month: month, day: day)
    guard let date = calendar.date(from: asked),
      calendar.dateComponents([.year, .month, .day], from: date) == asked
    else { return nil }
    return Int64(date.timeIntervalSince1970)
  }
}
