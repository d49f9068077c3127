package import GalleryModel

/// A day or a month as a person names it, in UTC: `2026-06-06` or `2026-06`.
package struct DateSpan: Hashable, Sendable {
  /// What a text that is none is told.
  package static let expected = "a real day such as 2026-06-06, or a month such as 2026-06"
  private static let longestMonth: Int64 = 31 * 86_400

  /// As it was written.
  package let text: String
  /// Its first second.
  package let start: Timestamp
  /// The first second after it.
  package let end: Timestamp

  /// - Returns: nil for everything but the two forms, and where no such day exists.
  package init?(_ text: String) {
    let isMonth = text.utf8.count == 7
    guard isMonth || text.utf8.count == 10, let first = ContentDate(isMonth ? text + "-01" : text) else { return nil }
    self.text = text
    start = Timestamp(seconds: first.seconds)
    guard isMonth else {
      end = Timestamp(seconds: first.seconds + 86_400)
      return
    }
    let next = Timestamp(seconds: first.seconds + Self.longestMonth).month
    let end = ContentDate(next + "-01")?.seconds ?? first.seconds + Self.longestMonth
    self.end = Timestamp(seconds: end)
  }
}
