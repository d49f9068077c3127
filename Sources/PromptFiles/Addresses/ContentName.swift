import Foundation
import GalleryModel

/// What the name of a file or folder says: `01-espresso`, `2026-06-06-espresso`.
struct ContentName: Hashable, Sendable {
  /// The leading number.
  let order: Int?
  /// The leading date as written; it may be no real day.
  let dateText: String?
  /// The name without number and date; the whole name where nothing else would be left.
  let rest: String

  init(_ name: String) {
    var rest = Array(name.utf8)[...]
    var order: Int?
    var dateText: String?
    if !DateText.beginsWithDay(rest) {
      let digits = rest.prefix { (48...57).contains($0) }
      let after = rest.dropFirst(digits.count)
      if !digits.isEmpty, after.isEmpty || after.first == 45,
        let number = Int(String(decoding: digits, as: UTF8.self))
      {
        order = number
        rest = after.dropFirst()
      }
    }
    let afterDay = rest.dropFirst(10)
    if DateText.beginsWithDay(rest), afterDay.isEmpty || afterDay.first == 45 {
      dateText = String(decoding: rest.prefix(10), as: UTF8.self)
      rest = afterDay.dropFirst()
    }
    self.order = order
    self.dateText = dateText
    self.rest = rest.isEmpty ? name : String(decoding: rest, as: UTF8.self)
  }

  /// The part of an address that the name gives; empty where it has neither letter nor digit.
  var slug: String { Slug.make(rest) }

  /// The name as a title: dashes and underscores as spaces, the first letter a capital.
  var title: String {
    let words = rest.precomposedStringWithCanonicalMapping.split { $0 == "-" || $0 == "_" || $0 == " " }
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
