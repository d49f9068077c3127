import Foundation

/// A moment in whole seconds, written in UTC as RFC 3339: `2026-06-06T12:00:00Z`.
package struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970 UTC.
  package let seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Reads RFC 3339 with `Z` or an offset, with or without fractions of a second (dropped); nil for anything else.
  package init?(_ text: String) {
    for style in [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)] {
      // Not an error that is dropped: a text that is no date is this initializer's nil.
      if let date = try? style.parse(text) {
        seconds = Int64(date.timeIntervalSince1970.rounded(.down))
        return
      }
    }
    return nil
  }

  package var description: String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  /// The UTC month, such as `2026-06`.
  package var month: String { String(description.prefix(7)) }

  package static func < (first: Timestamp, second: Timestamp) -> Bool { first.seconds < second.seconds }
}
