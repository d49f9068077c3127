package import Foundation
package import GalleryModel

/// Credits as money.
package enum Money {
  /// The amount for a number of credits, rounded to cents, half away from zero.
  package static func amount(of credits: Int, at price: CreditPrice) -> Decimal {
    var exact = Decimal(credits) * price.amount
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 2, .plain)
    return rounded
  }

  /// The amount with two decimals and a point, such as `12.30`.
  package static func text(of credits: Int, at price: CreditPrice) -> String {
    let plain = amount(of: credits, at: price).description
    let parts = plain.split(separator: ".", maxSplits: 1)
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    let zeros = String(repeating: "0", count: max(0, 2 - decimals.count))
    return (parts.first.map(String.init) ?? "0") + "." + decimals + zeros
  }
}
