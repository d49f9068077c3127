package import Foundation

/// What one credit costs in money.
package struct CreditPrice: Hashable, Sendable {
  /// Money for one credit; greater than or equal to 0.
  package var amount: Decimal
  /// A currency's three letters (ISO 4217), such as `EUR`.
  package var currency: String

  package init(amount: Decimal, currency: String) {
    self.amount = amount
    self.currency = currency
  }

  /// The money for a number of credits, rounded to cents, half away from zero.
  package func amount(credits: Int) -> Decimal {
    var exact = Decimal(credits) * amount
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 2, .plain)
    return rounded
  }

  /// The money for a number of credits with two decimals and a point, such as `12.30`.
  package func amountText(credits: Int) -> String {
    let parts = amount(credits: credits).description.split(separator: ".", maxSplits: 1)
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    let zeros = String(repeating: "0", count: max(0, 2 - decimals.utf8.count))
    return (parts.first.map(String.init) ?? "0") + "." + decimals + zeros
  }
}
