import Foundation
import GalleryModel

/// Amounts as they stand on pages, the same on every machine.
enum Money {
  /// What credits cost, with two decimals and the currency: `0.88 EUR`; `< 0.01 EUR` for less than half a cent.
  static func text(credits: Int, at price: CreditPrice) -> String {
    var exact = price.amount * Decimal(credits)
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 2, .plain)
    if rounded == 0, exact > 0 { return "< 0.01 " + price.currency }
    var parts = rounded.description.split(separator: ".").map(String.init)
    if parts.count == 1 { parts.append("") }
    let cents = parts[1] + String(repeating: "0", count: max(0, 2 - parts[1].utf8.count))
    return "\(grouped(parts[0])).\(cents) \(price.currency)"
  }

  /// A whole number; from five digits on with a narrow space before each three (ISO 80000-1).
  static func number(_ value: Int) -> String {
    let digits = String(value)
    return digits.utf8.count < 5 ? digits : grouped(digits)
  }

  private static func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    guard bytes.count > 4 else { return digits }
    var result = String(decoding: bytes.prefix(bytes.count % 3), as: UTF8.self)
    for start in stride(from: bytes.count % 3, to: bytes.count, by: 3) {
      if !result.isEmpty { result += "\u{202F}" }
      result += String(decoding: bytes[start..<start + 3], as: UTF8.self)
    }
    return result
  }
}
