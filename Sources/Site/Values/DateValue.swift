import GalleryModel

/// A day, as the site's language writes it: the same in every time zone.
struct DateValue: TemplateValue {
  enum Name: String, CaseIterable { case day, datetime, year }

  /// Such as `2026-06-06`.
  let date: String
  /// For the attribute of the same name.
  let datetime: String
  let words: Words

  init(_ date: ContentDate, _ words: Words) {
    self.date = String(date.text.prefix(10))
    datetime = date.text
    self.words = words
  }

  init(_ time: Timestamp, _ words: Words) {
    datetime = time.description
    date = String(datetime.prefix(10))
    self.words = words
  }

  func value(_ name: Name) -> Any? {
    switch name {
    case .day: day
    case .datetime: datetime
    case .year: String(date.prefix(4))
    }
  }

  /// Such as `6 June 2026`.
  var day: String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? words.date(year: parts[0], month: parts[1], day: parts[2]) : date
  }
}
