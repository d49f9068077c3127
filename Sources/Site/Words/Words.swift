import Foundation
import GalleryModel

/// The theme's own words in one language, and how that language writes numbers, money and dates.
///
/// They come from `templates/i18n/`, one file a language, so that nothing depends on what a machine knows of languages.
struct Words: Sendable, Hashable {
  /// The tag of the language that they are in, such as `de`.
  let language: String
  private let texts: [String: String]

  init(language: String, texts: [String: String]) {
    self.language = language
    self.texts = texts
  }

  /// The text of a key; the key itself where there is none, which loading a theme has ruled out.
  subscript(key: Key) -> String { texts[key.rawValue] ?? key.rawValue }

  /// Any word, also one that a site has added; nil where there is none.
  func text(_ name: String) -> String? { texts[name] }

  /// The names of all words.
  var names: [String] { Array(texts.keys) }

  /// A text with its places, such as `{number}`, filled.
  func filled(_ key: Key, _ values: [String: String]) -> String {
    var result = ""
    var rest = self[key][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open] + (values[name] ?? String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// A number of things, such as `12 pictures`.
  func counted(_ count: Int, _ noun: Noun) -> String {
    filled(count == 1 ? noun.one : noun.other, ["number": number(count)])
  }

  /// What is counted, without the number.
  func noun(_ noun: Noun, for count: Int) -> String {
    filled(count == 1 ? noun.one : noun.other, ["number": ""]).trimmingCharacters(in: .whitespaces)
  }

  /// A whole number; from five digits on with a mark before each three.
  func number(_ value: Int) -> String {
    let digits = String(value)
    return digits.utf8.count < 5 ? digits : grouped(digits)
  }

  /// An amount with two decimals and the currency; `< 0.01 EUR` for less than half a cent.
  func money(_ amount: Decimal, _ currency: String) -> String {
    let isTiny = amount > 0 && amount.roundedToCents == 0
    let parts = (isTiny ? "0.01" : amount.moneyText).split(separator: ".").map(String.init)
    let figure = grouped(parts[0]) + self[.decimalMark] + (parts.dropFirst().first ?? "00")
    return (isTiny ? "< " : "") + filled(.money, ["amount": figure, "currency": currency])
  }

  /// A day, such as `6 June 2026`.
  /// - Parameters:
  ///   - month: 1 to 12.
  ///   - day: 1 to 31.
  func date(year: Int, month: Int, day: Int) -> String {
    filled(.date, ["day": String(day), "month": monthName(month), "year": String(year)])
  }

  /// A month of a year, such as `June 2026`.
  func month(_ month: Int, of year: Int) -> String {
    filled(.month, ["month": monthName(month), "year": String(year)])
  }

  private func monthName(_ month: Int) -> String {
    let names = Self.list(self[.months])
    return names.indices.contains(month - 1) ? names[month - 1] : String(month)
  }

  private func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var parts: [Substring] = []
    var rest = digits[...]
    while rest.utf8.count > 3 {
      parts.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + parts).joined(separator: self[.groupMark])
  }

  /// What is counted.
  enum Noun: Sendable, Hashable {
    case works
    case pictures
    case credits

    fileprivate var one: Key {
      switch self {
      case .works: .worksOne
      case .pictures: .picturesOne
      case .credits: .creditsOne
      }
    }

    fileprivate var other: Key {
      switch self {
      case .works: .worksOther
      case .pictures: .picturesOther
      case .credits: .creditsOther
      }
    }
  }

  /// The parts of a text, such as the names of the months.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
