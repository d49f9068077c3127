import GalleryModel

/// A day, as pages write it: the same in every language and time zone.
struct DateValue: TemplateValue {
  enum Name: String, CaseIterable { case day, datetime, year }

  /// Such as `2026-06-06`.
  var day: String
  /// For the attribute of the same name.
  var datetime: String

  init(_ date: ContentDate) {
    day = String(date.text.prefix(10))
    datetime = date.text
  }

  init(_ time: Timestamp) {
    datetime = time.description
    day = String(datetime.prefix(10))
  }

  func value(_ name: Name) -> Any? {
    switch name {
    case .day: day
    case .datetime: datetime
    case .year: String(day.prefix(4))
    }
  }
}
