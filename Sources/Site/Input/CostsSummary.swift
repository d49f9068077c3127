package import GalleryModel

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

    package init(key: String, pictures: Int, credits: Int, failed: Int = 0) {
      self.key = key
      self.pictures = pictures
      self.credits = credits
      self.failed = failed
    }
  }

  /// By model, in the order in which they are shown.
  package var rows: [Row]
  /// Credits of attempts whose outcome is not known.
  package var inDoubt: Int
  /// Credits that were not spent because a picture of the same request was there already.
  package var saved: Int
  /// What a credit costs, where the settings say it.
  package var price: CreditPrice?

  package init(rows: [Row] = [], inDoubt: Int = 0, saved: Int = 0, price: CreditPrice? = nil) {
    self.rows = rows
    self.inDoubt = inDoubt
    self.saved = saved
    self.price = price
  }

  /// The sum of all rows.
  package var total: Row {
    Row(
      key: "", pictures: rows.reduce(0) { $0 + $1.pictures }, credits: rows.reduce(0) { $0 + $1.credits },
      failed: rows.reduce(0) { $0 + $1.failed })
  }
}
