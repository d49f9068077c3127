package import Foundation

/// What one credit costs in money, on one day.
package struct CreditPrice: Hashable, Sendable {
  /// Money for one credit; greater than or equal to 0.
  package var amount: Decimal
  /// A currency's three letters (ISO 4217), such as `EUR`.
  package var currency: String

  package init(amount: Decimal, currency: String) {
    self.amount = amount
    self.currency = currency
  }

  /// The money for a number of credits, exactly; see `moneyText` for where it is rounded.
  package func amount(credits: Int) -> Decimal { Decimal(credits) * amount }
}
