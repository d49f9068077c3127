import Foundation
import GalleryModel

extension CostReport {
  /// Keys beyond those that are always there stand only where they say something: `since` and `until` in a limited
  /// period, `given_up` where it is not 0, `money` of a row, `unpriced` and `entries` where prices depend on the day.
  func json(today: Timestamp?) -> String {
    let ends = [("since", period.since), ("until", period.until)].compactMap { key, span in
      span.map { (key: key, json: JSONText.string($0.text)) }
    }
    return JSONText.object(
      [("by", JSONText.string(grouping.rawValue)), ("rows", "[" + rows.map(json).joined(separator: ",") + "]")]
        + [("total", totalJSON), ("price", priceJSON(today: today))] + ends) + "\n"
  }

  private func json(_ row: Row) -> String {
    var members: [(key: String, json: String)] = [
      ("key", JSONText.string(row.key)), ("pictures", String(row.pictures)), ("credits", String(row.credits)),
      ("failed", String(row.failed)),
    ]
    if let money = row.money, prices?.areDated == true { members.append(("money", money.moneyText)) }
    return JSONText.object(members)
  }

  private var totalJSON: String {
    var members: [(key: String, json: String)] = [
      ("pictures", String(total.pictures)), ("credits", String(total.credits)), ("in_doubt", String(total.inDoubt)),
      ("failed", String(total.failed)), ("saved", String(total.saved)),
    ]
    if total.givenUp > 0 { members.append(("given_up", String(total.givenUp))) }
    return JSONText.object(members)
  }

  private func priceJSON(today: Timestamp?) -> String {
    guard let prices, let money = total.money else { return "null" }
    var members = prices.jsonMembers(today: today, total: money)
    if prices.areDated { members.append(("unpriced", String(total.unpriced))) }
    return JSONText.object(members)
  }
}

extension CreditPrices {
  /// `amount` of today, null before the first price's day; `currency`; `total`, null where it is not known; where prices depend on the day also
  /// `entries`.
  func jsonMembers(today: Timestamp?, total: Decimal?) -> [(key: String, json: String)] {
    let members: [(key: String, json: String)] = [
      ("amount", price(at: today)?.amount.description ?? "null"), ("currency", JSONText.string(currency)),
      ("total", total?.moneyText ?? "null"),
    ]
    guard areDated else { return members }
    let entries = entries.map { entry in
      JSONText.object([
        ("from", entry.from.map { JSONText.string($0.day) } ?? "null"), ("amount", entry.amount.description),
      ])
    }
    return members + [("entries", "[" + entries.joined(separator: ",") + "]")]
  }
}
