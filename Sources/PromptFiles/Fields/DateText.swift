import GalleryModel

/// The two forms of a date: `2026-06-06` and RFC 3339.
enum DateText {
  private static let day = Array("0000-00-00".utf8)
  private static let time = Array("T00:00:00".utf8)
  private static let offset = Array("00:00".utf8)

  static func date(_ text: String) -> ContentDate? {
    guard hasForm(Array(text.utf8)) else { return nil }
    return ContentDate(text)
  }

  /// Whether bytes begin like a day; whether there is such a day is another question.
  static func beginsWithDay(_ text: some Sequence<UInt8>) -> Bool {
    matches(Array(text.prefix(day.count))[...], day)
  }

  private static func hasForm(_ text: [UInt8]) -> Bool {
    guard beginsWithDay(text) else { return false }
    var rest = text[day.count...]
    if rest.isEmpty { return true }
    guard rest.count > time.count, matches(rest.prefix(time.count), time) else { return false }
    let clock = Array(rest.prefix(time.count))
    guard number(clock[1...2]) < 24, number(clock[4...5]) < 60, number(clock[7...8]) < 60 else { return false }
    rest = rest.dropFirst(time.count)
    if rest.first == 46 {
      let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(fraction.count + 1)
    }
    if rest.elementsEqual([90]) { return true }
    guard rest.first == 43 || rest.first == 45, matches(rest.dropFirst(), offset) else { return false }
    let zone = Array(rest.dropFirst())
    return number(zone[0...1]) < 24 && number(zone[3...4]) < 60
  }

  /// Whether bytes have a form in which `0` stands for any digit.
  private static func matches(_ bytes: ArraySlice<UInt8>, _ form: [UInt8]) -> Bool {
    bytes.count == form.count
      && zip(bytes, form).allSatisfy { $1 == 48 ? (48...57).contains($0) : $0 == $1 }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}
