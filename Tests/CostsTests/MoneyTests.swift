import Costs
import Foundation
import GalleryModel
import Testing

struct MoneyTests {
  private typealias Make = CostFixture

  @Test(arguments: [
    (0, "0.01", "0.00"), (1, "0.01", "0.01"), (100, "0.01", "1.00"), (1_230, "0.01", "12.30"),
    (1, "0.005", "0.01"), (1, "0.0049", "0.00"), (3, "0.005", "0.02"), (1, "0.015", "0.02"), (1, "0.025", "0.03"),
    (7, "0.1", "0.70"), (3, "1", "3.00"), (88, "0.0123", "1.08"), (1_000_000_000, "12.34", "12340000000.00"),
    (5, "0", "0.00"), (1_000_000_000_000, "12345678901.2345678", "12345678901234567800000.00"),
  ])
  func roundsToCentsHalfAwayFromZero(credits: Int, amount: String, text: String) throws {
    #expect(try Make.euros(amount).amount(credits: credits).moneyText == text)
  }

  @Test func isExactWhereBinaryNumbersAreNot() throws {
    let price = try Make.euros("0.29")
    #expect(price.amount(credits: 100) == 29)
    #expect(price.amount(credits: 3).moneyText == "0.87")
  }

  @Test func isSummedBeforeItIsRounded() throws {
    let facts = (1...3).flatMap { Make.attempt("p\($0)", charged: 1) }
    let report = Make.report(facts, by: .picture, prices: CreditPrices(try Make.euros("0.004")))
    #expect(report.rows.compactMap(\.money?.moneyText) == ["0.00", "0.00", "0.00"])
    #expect(report.total.money?.moneyText == "0.01")
  }

  private static let facts =
    CostFixture.attempt("a", charged: 100, at: "2026-05-31T23:59:59Z")
    + CostFixture.attempt("b", charged: 100, at: "2026-06-01T00:00:00Z")
    + CostFixture.attempt("c", charged: 100, at: "2026-06-01T01:30:00+02:00")
    + CostFixture.attempt("d", charged: 100, at: "2026-07-15T12:00:00Z")

  @Test func countsEachChargeAtThePriceOfItsDay() throws {
    let prices = try Make.euros([(nil, "0.02"), ("2026-06-01", "0.01"), ("2026-07-15", "0.005")])
    let report = Make.report(Self.facts, by: .month, prices: prices)
    #expect(
      report.rows.map { "\($0.key) \($0.money?.moneyText ?? "")" } == ["2026-05 4.00", "2026-06 1.00", "2026-07 0.50"])
    #expect(report.total.unpriced == 0)
    let json = report.text(as: .json, today: Timestamp("2026-06-10T00:00:00Z"))
    #expect(json.contains(#"{"key":"2026-05","pictures":2,"credits":200,"failed":0,"money":4.00}"#))
    #expect(
      json.contains(
        #""price":{"amount":0.01,"currency":"EUR","total":5.50,"entries":[{"from":null,"amount":0.02},"#
          + #"{"from":"2026-06-01","amount":0.01},{"from":"2026-07-15","amount":0.005}],"unpriced":0}}"#))
    #expect(report.text(as: .table).contains("Each charge counts at the price of its day (UTC).\n"))
  }

  @Test func saysWhatHasNoPrice() throws {
    let prices = try Make.euros([("2026-06-01", "0.01")])
    let undated = Make.attempt("e", charged: 7, at: "")
    let report = Make.report(Self.facts + undated, prices: prices)
    #expect(report.total.money?.moneyText == "2.00")
    #expect(report.total.unpriced == 207)
    #expect(
      report.text(as: .table).contains(
        "207 credits have no price: charged before 2026-06-01, or on a day that no fact tells.\n"))
    #expect(report.text(as: .json, today: Timestamp("2026-01-01T00:00:00Z")).contains(#""price":{"amount":null,"#))
  }

  @Test func needsNoDayForOnePrice() {
    let report = Make.report(Make.attempt("e", charged: 7, at: "yesterday"), prices: Make.cents)
    #expect(report.total.money?.moneyText == "0.07")
    #expect(report.total.unpriced == 0)
  }
}
