package import Foundation

/// What the costs page states.
package struct CostsSummary: Hashable, Sendable {
  /// One line of the statement.
  package struct Row: Hashable, Sendable {
    /// What the line is about, such as a model's name.
    package var key: String
    /// Pictures that were stored.
    package var pictures: Int
    /// Credits that were charged.
    package var credits: Int
    /// The part of the credits that was charged for attempts without a picture.
    package var failed: Int
    /// What the credits cost, exactly; nil where the settings know no price.
    package var money: Decimal?

    package init(key: String, pictures: Int, credits: Int, failed: Int = 0, money: Decimal? = nil) {
      self.key = key
      self.pictures = pictures
      self.credits = credits
      self.failed = failed
      self.money = money
    }
  }

  /// By model, in the order in which they are shown.
  package var rows: [Row]
  /// Credits of attempts whose outcome is not known.
  package var inDoubt: Int
  /// Credits that were not spent because a picture of the same request was there already.
  package var saved: Int
  /// What money is in, where the settings know what a credit costs.
  package var currency: String?

  package init(rows: [Row] = [], inDoubt: Int = 0, saved: Int = 0, currency: String? = nil) {
    self.rows = rows
    self.inDoubt = inDoubt
    self.saved = saved
    self.currency = currency
  }

  /// The sum of all rows.
  package var total: Row {
    Row(
      key: "", pictures: rows.reduce(0) { $0 + $1.pictures }, credits: rows.reduce(0) { $0 + $1.credits },
      failed: rows.reduce(0) { $0 + $1.failed },
      money: currency.map { _ in rows.reduce(0) { $0 + ($1.money ?? 0) } })
  }
}
