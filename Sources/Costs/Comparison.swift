package import Foundation
package import GalleryModel

/// What the present content asks for beyond an earlier one, and what that costs: pure.
///
/// A picture is told by its id. One that went and one that came with the same request are one that was renamed, which
/// costs nothing. Each request is paid for once: further pictures that share it are free, and so is a new one that
/// shares the request of a picture that was there before and is still to be made.
package struct Comparison: Hashable, Sendable {
  package enum Change: String, CaseIterable, Hashable, Sendable {
    case added
    case changed
    case renamed
    case removed
  }

  package struct Row: Hashable, Sendable {
    package var id: String
    package var change: Change
    /// As the plan names it; nil for what was removed.
    package var state: String?
    /// What is still to be paid for it by this change; nil where the price is not known.
    package var credits: Int? = 0
    /// What it was charged, where it is stored or under way.
    package var charged: Int?
    /// The id that it had before, where it was renamed.
    package var formerID: String?
    /// The id of the picture with which it is paid for.
    package var sharesWith: String?
    /// The names of the request's fields that are not as before.
    package var fields: [String] = []
    /// What it would cost if a person wished it, as for what failed or is stale; nil where that is not so.
    package var onRequest: Int?
  }

  package struct Total: Hashable, Sendable {
    /// How many pictures have changed so.
    package var counts: [Change: Int] = [:]
    /// What is still to be paid for what was added or changed; nil where a price is not known.
    package var credits: Int? = 0
    /// How many requests that is.
    package var requests = 0
    /// What pictures that share a request would cost beyond that.
    package var saved = 0
    /// What was charged for what was added or changed, each request once, and for no picture of before.
    package var charged = 0
    /// Money for `charged`, each charge at the price of its day; exact.
    package var chargedMoney: Decimal = 0
    /// Requests of pictures that have not changed and are still to be made, and their credits.
    package var pending = 0
    package var pendingCredits: Int? = 0
  }

  /// What was named, such as `origin/main`.
  package var revision: String
  /// The commit that was compared with.
  package var commit: String
  /// Whether that is not what was named, but where the present branch left it.
  package var isBranchedOff: Bool
  /// By change, then in the gallery's order; what was removed in its former order.
  package var rows: [Row]
  package var total: Total
  package var prices: CreditPrices?

  /// - Parameters:
  ///   - before: the pictures of the other revision, in the gallery's order.
  ///   - now: the pictures of the present content, in the gallery's order.
  package init(
    revision: String, commit: String, isBranchedOff: Bool, before: [ComparedPicture], now: [PresentPicture],
    prices: CreditPrices?
  ) {
    self.revision = revision
    self.commit = commit
    self.isBranchedOff = isBranchedOff
    self.prices = prices
    let changes = PictureChanges(before: before, now: now)
    var total = Total()
    var payers: [String: String] = [:]
    for present in changes.unchanged {
      guard case .due(let credits) = present.payment, payers[present.picture.key] == nil else { continue }
      payers[present.picture.key] = present.picture.id
      total.pending += 1
      total.pendingCredits = Self.sum(total.pendingCredits, credits)
    }
    var charged = Set(before.map(\.key))
    rows = changes.rows.map { change in
      var row = change.row
      guard let present = change.present else { return row }
      row.state = present.state
      switch present.payment {
      case .paid(let credits, let time):
        row.charged = credits
        if row.change != .renamed, charged.insert(present.picture.key).inserted, let credits {
          total.charged += credits
          total.chargedMoney += prices?.price(at: time)?.amount(credits: credits) ?? 0
        }
      case .open(let credits): row.onRequest = credits
      case .due(let credits):
        if let payer = payers[present.picture.key] {
          if payer != row.id {
            row.sharesWith = payer
            total.saved += credits ?? 0
          }
        } else {
          payers[present.picture.key] = row.id
          row.credits = credits
          total.requests += 1
          total.credits = Self.sum(total.credits, credits)
        }
      }
      return row
    }
    for row in rows { total.counts[row.change, default: 0] += 1 }
    self.total = total
  }

  private static func sum(_ first: Int?, _ second: Int?) -> Int? {
    guard let first, let second else { return nil }
    return first + second
  }
}
