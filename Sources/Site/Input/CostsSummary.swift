package import Foundation
package import GalleryModel

/// What the costs page states.
package struct CostsSummary: Hashable, Sendable {
  /// One line of the statement.
  package struct Row: Hashable, Sendable {
    /// What the line is about, such as a model's name; for a month `2026-06`; nil for whatever has no name here.
    package var key: String?
    /// Pictures that were stored.
    package var pictures: Int
    /// Credits that were charged.
    package var credits: Int
    /// The part of the credits that was charged for attempts without a picture.
    package var failed: Int
    /// What the credits cost, exactly; nil where the settings know no price.
    package var money: Decimal?

    package init(key: String?, pictures: Int, credits: Int, failed: Int = 0, money: Decimal? = nil) {
      self.key = key
      self.pictures = pictures
      self.credits = credits
      self.failed = failed
      self.money = money
    }
  }

  /// What the lines of a part are about.
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    case month, model, quality, tag, album
  }

  /// The same costs by one subject.
  package struct Part: Hashable, Sendable {
    package var subject: Subject
    /// In the order in which they are shown.
    package var rows: [Row]

    package init(_ subject: Subject, rows: [Row]) {
      self.subject = subject
      self.rows = rows
    }
  }

  /// A picture that hangs here, and what was paid for it.
  package struct Dear: Hashable, Sendable {
    package var picture: PictureID
    package var credits: Int
    package var money: Decimal?

    package init(_ picture: PictureID, credits: Int, money: Decimal? = nil) {
      self.picture = picture
      self.credits = credits
      self.money = money
    }
  }

  package var total: Row
  package var parts: [Part]
  /// Dearest first.
  package var dearest: [Dear]
  /// Credits of attempts whose outcome is not known.
  package var inDoubt: Int
  /// Credits that were not spent because several pictures share a request.
  package var saved: Int
  /// Credits of days that the settings know no price for, so that no sum in money has them.
  package var unpriced: Int
  /// What money is in, where the settings know what a credit costs.
  package var currency: String?

  package init(
    total: Row = Row(key: nil, pictures: 0, credits: 0), parts: [Part] = [], dearest: [Dear] = [], inDoubt: Int = 0,
    saved: Int = 0, unpriced: Int = 0, currency: String? = nil
  ) {
    self.total = total
    self.parts = parts
    self.dearest = dearest
    self.inDoubt = inDoubt
    self.saved = saved
    self.unpriced = unpriced
    self.currency = currency
  }

  /// Whether anything was charged or made.
  var isAnything: Bool { total.credits > 0 || total.pictures > 0 }
}
