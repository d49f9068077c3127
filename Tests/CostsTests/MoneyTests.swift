import Costs
import Foundation
import GalleryModel
import Testing

struct MoneyTests {
  @Test(arguments: [
    (0, "0.01", "0.00"), (1, "0.01", "0.01"), (100, "0.01", "1.00"), (1_230, "0.01", "12.30"),
    (1, "0.005", "0.01"), (1, "0.0049", "0.00"), (3, "0.005", "0.02"), (1, "0.015", "0.02"), (1, "0.025", "0.03"),
    (7, "0.1", "0.70"), (3, "1", "3.00"), (88, "0.0123", "1.08"), (1_000_000_000, "12.34", "12340000000.00"),
    (5, "0", "0.00"),
  ])
  func roundsToCentsHalfAwayFromZero(credits: Int, amount: String, text: String) throws {
    let price = try #require(CostFixture.euros(amount))
    #expect(Money.text(of: credits, at: price) == text)
  }

  @Test func isExactWhereBinaryNumbersAreNot() throws {
    let price = try #require(CostFixture.euros("0.29"))
    #expect(Money.amount(of: 100, at: price) == 29)
    #expect(Money.text(of: 3, at: price) == "0.87")
  }
}
