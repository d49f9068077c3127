package import GalleryModel

/// The days that a report is about, in UTC, both ends included; without ends all time.
package struct CostPeriod: Hashable, Sendable {
  package var since: DateSpan?
  package var until: DateSpan?

  package init(since: DateSpan? = nil, until: DateSpan? = nil) {
    self.since = since
    self.until = until
  }

  /// Whether it has an end at least on one side. Then what has no date is not in it.
  package var isLimited: Bool { since != nil || until != nil }

  /// Whether no day can be in it.
  package var isBackwards: Bool {
    guard let since, let until else { return false }
    return since.start >= until.end
  }

  /// - Parameter time: nil where it is not known.
  package func contains(_ time: Timestamp?) -> Bool {
    guard isLimited else { return true }
    guard let time else { return false }
    return (since.map { $0.start <= time } ?? true) && (until.map { time < $0.end } ?? true)
  }

  /// Such as `Charged from 2026-06-01 until 2026-06-30 (UTC)`; nil for all time.
  var sentence: String? {
    guard isLimited else { return nil }
    let ends = [since.map { "from \($0.text)" }, until.map { "until the end of \($0.text)" }].compactMap { $0 }
    return "Charged " + ends.joined(separator: " ") + " (UTC)"
  }
}
