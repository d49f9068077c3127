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
}
