package import Foundation
package import GalleryModel

/// What pictures have cost, by one property; credits are what the API says it charged.
///
/// A charge belongs to the day (UTC) on which its task was accepted, and its money is what a credit cost on that day.
/// Money is summed exactly and rounded where it is written.
package struct CostReport: Hashable, Sendable {
  /// What a missing property is called.
  package static let noKey = CostKeys.none

  package struct Row: Hashable, Sendable {
    /// `-` where the property is missing.
    package var key: String
    /// Paid pictures that are stored; not those that were brought from elsewhere.
    package var pictures = 0
    package var credits = 0
    /// The part of the credits that was charged for no picture.
    package var failed = 0
    /// Exact; nil where the settings know no price. Credits without a price are not in it.
    package var money: Decimal?
    /// Credits that were charged before the first price's day, or on a day that nobody knows.
    package var unpriced = 0
  }

  package struct Total: Hashable, Sendable {
    package var pictures = 0
    package var credits = 0
    package var failed = 0
    /// Credits that may have been charged, not part of `credits`; given up or not.
    package var inDoubt = 0
    /// The part of `inDoubt` of which nobody expects an answer any more.
    package var givenUp = 0
    /// What pictures that share a request would have cost if each had been paid.
    package var saved = 0
    /// Exact; nil where the settings know no price.
    package var money: Decimal?
    /// Credits that were charged before the first price's day, or on a day that nobody knows.
    package var unpriced = 0
  }

  package var grouping: CostGrouping
  /// Months in their order; else dearest first, then by key. What has no key is the last of the months.
  package var rows: [Row]
  package var total: Total
  package var prices: CreditPrices?
  package var period: CostPeriod
  /// Attempts without a date that can be read, where the period is limited: they are in none.
  package var undated: Undated

  package struct Undated: Hashable, Sendable {
    package var attempts = 0
    package var credits = 0
  }

  /// - Parameters:
  ///   - pictures: the present content with its references filled in, to see what sharing saves, and who has a request now.
  ///   - tags: the tags of each picture id, and of each prompt file's id.
  package init(
    holdings: Holdings, by grouping: CostGrouping, pictures: [Picture], tags: [String: [String]],
    prices: CreditPrices?, period: CostPeriod = CostPeriod()
  ) {
    self.grouping = grouping
    self.prices = prices
    self.period = period
    let keys = CostKeys(by: grouping, tags: tags, pictures: pictures)
    var rows: [String: Row] = [:]
    var total = Total(money: prices.map { _ in 0 })
    var undated = Undated()
    for entry in CostEntry.entries(of: holdings) {
      guard period.contains(entry.at) else {
        if entry.at == nil {
          undated.attempts += 1
          undated.credits += entry.credits
        }
        continue
      }
      if case .doubtful(let isGivenUp) = entry.outcome {
        total.inDoubt += entry.credits
        if isGivenUp { total.givenUp += entry.credits }
        continue
      }
      let charge = Charge(entry, prices)
      total.unpriced += charge.unpriced
      charge.add(to: &total)
      for key in keys.keys(of: entry) {
        charge.add(to: &rows[key, default: Row(key: key, money: prices.map { _ in 0 })])
      }
    }
    total.saved = Self.saved(pictures, holdings: holdings, period: period)
    self.total = total
    self.undated = undated
    self.rows = rows.values.sorted {
      if grouping == .month {
        return ($0.key == CostKeys.none ? 1 : 0, $0.key) < ($1.key == CostKeys.none ? 1 : 0, $1.key)
      }
      return ($1.credits, $0.key) < ($0.credits, $1.key)
    }
  }

  private static func saved(_ pictures: [Picture], holdings: Holdings, period: CostPeriod) -> Int {
    var users: [Fingerprint: Int] = [:]
    for fingerprint in pictures.compactMap(\.shown) { users[fingerprint, default: 0] += 1 }
    return users.reduce(0) { sum, user in
      guard user.value > 1, case .stored(let chosen, _) = holdings.state(of: user.key),
        let attempt = holdings.attempt(of: chosen, at: user.key), period.contains(Timestamp(attempt.at)),
        let credits = attempt.charged
      else { return sum }
      return sum + (user.value - 1) * credits
    }
  }
}

/// What one attempt adds to a row and to the total.
private struct Charge {
  let pictures: Int
  let credits: Int
  let failed: Int
  let unpriced: Int
  let money: Decimal

  init(_ entry: CostEntry, _ prices: CreditPrices?) {
    pictures = entry.outcome == .picture(stored: true) ? 1 : 0
    credits = entry.credits
    failed = entry.outcome == .nothing ? entry.credits : 0
    let price = prices?.price(at: entry.at)
    money = price?.amount(credits: credits) ?? 0
    unpriced = prices != nil && price == nil ? credits : 0
  }

  func add(to row: inout CostReport.Row) {
    row.pictures += pictures
    row.credits += credits
    row.failed += failed
    row.unpriced += unpriced
    row.money = row.money.map { $0 + money }
  }

  func add(to total: inout CostReport.Total) {
    total.pictures += pictures
    total.credits += credits
    total.failed += failed
    total.money = total.money.map { $0 + money }
  }
}
