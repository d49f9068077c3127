import Foundation
import GalleryModel
import PromptFiles
import Testing

struct CreditPriceTests {
  private func read(_ text: String) throws -> SettingsReading {
    try TemporarySite(["gallerist.yml": text]).readSettings()
  }

  private func day(_ text: String) throws -> Timestamp { try #require(Timestamp(text + "T00:00:00Z")) }

  @Test func areOneOrAListWithDays() throws {
    let cent = try #require(Decimal(string: "0.01"))
    let twoCents = try #require(Decimal(string: "0.02"))
    #expect(
      try read("credit_price: {amount: 0.01, currency: EUR}").settings?.creditPrices
        == CreditPrices(CreditPrice(amount: cent, currency: "EUR")))
    let list = try read(
      """
      credit_price:
        - {amount: 0.02, currency: EUR}
        - {from: 2026-06-01, amount: 0.01, currency: EUR}
        - from: "2026-07-01"
          amount: 0.02
          currency: EUR
      """)
    #expect(list.diagnostics == [])
    #expect(
      list.settings?.creditPrices
        == CreditPrices(
          currency: "EUR",
          entries: [
            .init(amount: twoCents), .init(from: try day("2026-06-01"), amount: cent),
            .init(from: try day("2026-07-01"), amount: twoCents),
          ]))
    #expect(
      try read("credit_price: [{from: 2026-06-01, amount: 0.01, currency: EUR}]").settings?.creditPrices?.areDated
        == true)
  }

  @Test(
    arguments: [
      ("credit_price: []", ["1:15: credit_price is a list; expected keys and values, or a list of 1 to 1000 of them"]),
      ("credit_price: 3", ["1:15: credit_price is \"3\"; expected keys and values, or a list of 1 to 1000 of them"]),
      ("credit_price: [3]", ["1:16: credit_price[0] is \"3\"; expected keys and values"]),
      ("credit_price: [{amount: 1}]", ["1:16: credit_price[0] has no currency"]),
      (
        "credit_price: [{amount: 1, currency: EUR}, {amount: 2, currency: EUR}]",
        ["1:44: credit_price[1] has no from; only the first price may hold from the beginning"]
      ),
      (
        "credit_price: [{from: 2026-06-01, amount: 1, currency: EUR}, {from: 2026-06-01, amount: 2, currency: EUR}]",
        ["1:69: from is 2026-06-01; expected a day after 2026-06-01, which stands before it"]
      ),
      (
        "credit_price: [{amount: 1, currency: EUR}, {from: 2026-06-01, amount: 2, currency: USD}]",
        [
          "1:84: currency is \"USD\"; expected EUR as before it, since amounts in different currencies have no sum"
        ]
      ),
      (
        "credit_price: [{from: 2026-06-31, amount: 1, currency: EUR}]",
        ["1:23: from is \"2026-06-31\"; expected a real day such as 2026-06-01"]
      ),
      (
        "credit_price: [{from: 2026-06, amount: 1, currency: EUR}]",
        ["1:23: from is \"2026-06\"; expected a real day such as 2026-06-01"]
      ),
      (
        "credit_price: [{form: 2026-06-01, amount: 1, currency: EUR}]",
        ["1:17: unknown key \"form\"; did you mean \"from\"?"]
      ),
      (
        "credit_price: {amount: 0.0000000000000000001, currency: EUR}",
        ["1:24: amount is \"0.0000000000000000001\"; expected an amount of money such as 0.01"]
      ),
    ] as [(String, [String])])
  func nameLineColumnAndWhatWasExpected(text: String, expected: [String]) throws {
    let reading = try read(text)
    #expect(reading.settings == nil)
    #expect(reading.diagnostics.map(\.printed) == expected.map { "gallerist.yml:" + $0 })
  }
}
