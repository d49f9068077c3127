package import Foundation

/// What a credit costs in money: one price for all days, or several, each from its day on (UTC) until the next one's.
///
/// ```yaml
/// credit_price: {amount: 0.01, currency: EUR}
/// credit_price:
///   - {amount: 0.012, currency: EUR}                      # until then
///   - {from: 2026-06-01, amount: 0.01, currency: EUR}
/// ```
///
/// All of them are in one currency. Amounts of different currencies have no sum, and every report would need one for
/// each; who pays in several writes what the books of the house say, in the currency of those books.
package struct CreditPrices: Hashable, Sendable {
  /// A price and the day on which it begins.
  package struct Entry: Hashable, Sendable {
    /// Midnight (UTC) of its first day; nil where it holds from the beginning.
    package var from: Timestamp?
    /// Money for one credit; greater than or equal to 0.
    package var amount: Decimal

    package init(from: Timestamp? = nil, amount: Decimal) {
      self.from = from
      self.amount = amount
    }
  }

  /// A currency's three letters (ISO 4217), such as `EUR`.
  package let currency: String
  /// By their days.
  package let entries: [Entry]

  /// - Parameter entries: in any order; of two with the same day the later one counts.
  package init(currency: String, entries: [Entry]) {
    self.currency = currency
    let order = entries.enumerated().sorted {
      ($0.element.from?.seconds ?? .min, $0.offset) < ($1.element.from?.seconds ?? .min, $1.offset)
    }
    self.entries = order.map(\.element)
  }

  /// One price for all days.
  package init(_ price: CreditPrice) {
    self.init(currency: price.currency, entries: [Entry(amount: price.amount)])
  }

  /// Whether the price depends on the day.
  package var areDated: Bool { entries.count > 1 || entries.contains { $0.from != nil } }

  /// The price of a credit that was charged at a time; nil before the first price's day, and where it depends on the day
  /// and the time is not known.
  package func price(at time: Timestamp?) -> CreditPrice? {
    guard areDated else { return entries.first.map { CreditPrice(amount: $0.amount, currency: currency) } }
    guard let time else { return nil }
    let entry = entries.last { $0.from.map { $0 <= time } ?? true }
    return entry.map { CreditPrice(amount: $0.amount, currency: currency) }
  }
}
