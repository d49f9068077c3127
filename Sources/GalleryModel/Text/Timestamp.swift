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
    // Not Foundation's parser: it takes hour 25 and 30 February for later days, and ignores what follows.
    let form = /(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)/
      .asciiOnlyDigits()
    guard let match = text.wholeMatch(of: form), let day = ContentDate(String(match.1)),
      let hour = Int64(match.2), let minute = Int64(match.3), let second = Int64(match.4)
    else { return nil }
    let offset = match.5.dropFirst().split(separator: ":").compactMap { Int64($0) }
    let east = offset.count == 2 ? (offset[0] * 60 + offset[1]) * (match.5.hasPrefix("-") ? -60 : 60) : 0
    seconds = day.seconds + hour * 3_600 + minute * 60 + second - east
  }

  package var description: String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  /// The UTC day, such as `2026-06-06`.
  package var day: String { String(description.prefix(10)) }

  /// The UTC month, such as `2026-06`.
  package var month: String { String(description.prefix(7)) }

  package static func < (first: Timestamp, second: Timestamp) -> Bool { first.seconds < second.seconds }
}
