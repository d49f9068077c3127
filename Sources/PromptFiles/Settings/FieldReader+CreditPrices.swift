import Foundation
import GalleryModel

/// What a credit costs in money: one price, or a list of prices with the days on which they begin.
extension FieldReader {
  private static let example = "such as {from: 2026-06-01, amount: 0.01, currency: EUR}"
  /// More changes of a price than anybody has seen.
  private static let countLimit = 1_000

  /// An entry as it was written, and where its parts stand.
  private struct Entry {
    var from: Located<Timestamp>?
    var amount: Decimal
    var currency: Located<String>
  }

  mutating func creditPrices(_ member: YAMLMember) -> CreditPrices? {
    let members: [YAMLMember]
    switch member.value.content {
    case .map: members = [member]
    case .list(let items) where (1...Self.countLimit).contains(items.count):
      members = items.enumerated().map { index, item in
        YAMLMember(key: "\(member.key)[\(index)]", keyPlace: item.place, value: item)
      }
    case .list, .scalar, .refused:
      return refuse(member, expected: "keys and values, or a list of 1 to \(Self.countLimit) of them")
    }
    let entries = members.map { entry($0) }
    for (index, entry) in entries.enumerated().dropFirst() {
      guard let entry, let last = entries[index - 1] else { continue }
      check(entry, after: last, members[index])
    }
    let complete = entries.compactMap { $0 }
    guard complete.count == entries.count, let currency = complete.first?.currency.value else { return nil }
    return CreditPrices(
      currency: currency,
      entries: complete.map { CreditPrices.Entry(from: $0.from?.value, amount: $0.amount) })
  }

  private mutating func entry(_ member: YAMLMember) -> Entry? {
    guard case .map = member.value.content else { return refuse(member, expected: "keys and values") }
    var from: Located<Timestamp>?
    var amount: Decimal?
    var currency: Located<String>?
    var isWhole = true
    let inner = knownMembers(member, FieldTable.creditPrice.keys)
    for inner in inner {
      switch inner.key {
      case "from":
        from = day(inner)
        isWhole = isWhole && from != nil
      case "amount": amount = money(inner)
      default: currency = self.currency(inner)
      }
    }
    for key in ["amount", "currency"] where !inner.contains(where: { $0.key == key }) {
      problems.add(
        "\(member.key) has no \(key)", at: member.keyPlace, help: "such as {amount: 0.01, currency: EUR}")
    }
    guard isWhole, let amount, let currency else { return nil }
    return Entry(from: from, amount: amount, currency: currency)
  }

  /// In the order of their days, so that nobody has to search for the price that holds; and in one currency.
  private mutating func check(_ entry: Entry, after last: Entry, _ member: YAMLMember) {
    if let from = entry.from {
      if let before = last.from, from.value <= before.value {
        problems.add(
          "from is \(from.value.day); expected a day after \(before.value.day), which stands before it",
          at: from.place, help: "write the prices in the order of their days")
      }
    } else {
      problems.add(
        "\(member.key) has no from; only the first price may hold from the beginning", at: member.keyPlace,
        help: Self.example)
    }
    if entry.currency.value != last.currency.value {
      problems.add(
        "currency is \"\(entry.currency.value)\"; expected \(last.currency.value) as before it, since amounts in "
          + "different currencies have no sum", at: entry.currency.place,
        help: "write what a credit cost you in \(last.currency.value)")
    }
  }

  /// Midnight (UTC) of a day.
  private mutating func day(_ member: YAMLMember) -> Located<Timestamp>? {
    guard case .scalar(let text, _) = member.value.content, text.utf8.count == 10, let date = ContentDate(text) else {
      return refuse(member, expected: "a real day such as 2026-06-01")
    }
    return Located(value: Timestamp(seconds: date.seconds), place: member.value.place)
  }

  /// Read from the text, so that 0.01 is exactly that; short enough for exact sums.
  private mutating func money(_ member: YAMLMember) -> Decimal? {
    guard case .scalar(let text, _) = member.value.content, text.isDecimalNumber, text.utf8.count <= 20,
      let amount = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    else { return refuse(member, expected: "an amount of money such as 0.01") }
    return amount
  }

  private mutating func currency(_ member: YAMLMember) -> Located<String>? {
    guard case .scalar(let text, _) = member.value.content, text.utf8.count == 3,
      text.utf8.allSatisfy({ (65...90).contains($0) })
    else { return refuse(member, expected: "a currency's three letters such as EUR") }
    return Located(value: text, place: member.value.place)
  }
}
