import Foundation
import GalleryModel

/// Amounts as they stand on pages, the same on every machine.
enum Money {
  /// What credits cost, with two decimals and the currency: `0.88 EUR`; `< 0.01 EUR` for less than half a cent.
  static func text(credits: Int, at price: CreditPrice) -> String {
    let text = price.amountText(credits: credits)
    if credits > 0, price.amount > 0, price.amount(credits: credits) == 0 { return "< 0.01 " + price.currency }
    let whole = text.prefix { $0 != "." }
    return "\(grouped(String(whole)))\(text.dropFirst(whole.count)) \(price.currency)"
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
