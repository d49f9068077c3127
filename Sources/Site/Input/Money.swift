import Foundation
import GalleryModel

/// Amounts as they stand on pages, the same on every machine.
enum Money {
  /// An amount with two decimals and the currency: `0.88 EUR`; `< 0.01 EUR` for less than half a cent.
  static func text(_ amount: Decimal, _ currency: String) -> String {
    if amount > 0, amount.roundedToCents == 0 { return "< 0.01 " + currency }
    let text = amount.moneyText
    let whole = text.prefix { $0 != "." }
    return "\(grouped(String(whole)))\(text.dropFirst(whole.count)) \(currency)"
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
