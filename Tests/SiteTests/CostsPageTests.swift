import Foundation
import GalleryModel
import Site
import Testing

@Suite struct CostsPageTests {
  private func page(_ costs: CostsSummary) throws -> String {
    var input = Fixture.input([])
    input.costs = costs
    return try #require(try Fixture.render(input)["costs/index.html"])
  }

  @Test func statesTotalsAndRows() throws {
    let page = try page(
      CostsSummary(
        rows: [
          .init(key: "gptimage2", pictures: 12, credits: 12_345, failed: 1, money: Decimal(12_345) / 100),
          .init(key: "joyai", pictures: 1, credits: 24, money: Decimal(24) / 100),
        ], inDoubt: 88, saved: 1, currency: "EUR"))
    for expected in [
      "<strong>12\u{202F}369</strong> credits", "123.69 EUR", "13 pictures made",
      "1 credit charged for failed attempts,",
      "1 credit saved", "88 credits in doubt", "<rect width=\"100\" height=\"1\">", "<rect width=\"0\" height=\"1\">",
      "<td>12\u{202F}345</td><td>1</td><td>123.45 EUR</td>",
    ] {
      #expect(page.contains(expected), "\(expected)")
    }
  }

  @Test(arguments: [
    ("0.01", 88, "0.88 EUR"), ("0.01", 12_345_678, "123\u{202F}456.78 EUR"), ("0.05", 2, "0.10 EUR"),
    ("0.001", 2, "&lt; 0.01 EUR"), ("0.005", 1, "0.01 EUR"), ("0", 5, "0.00 EUR"), ("1", 3, "3.00 EUR"),
  ])
  func writesMoneyWithTwoDecimals(amount: String, credits: Int, text: String) throws {
    let price = CreditPrice(amount: try #require(Decimal(string: amount)), currency: "EUR")
    let row = CostsSummary.Row(key: "x", pictures: 1, credits: credits, money: price.amount(credits: credits))
    let page = try page(CostsSummary(rows: [row], currency: "EUR"))
    #expect(page.contains("<span class=\"costs-money\">\(text)</span>"))
  }

  @Test func saysNothingOfMoneyWithoutAPrice() throws {
    let page = try page(CostsSummary(rows: [.init(key: "x", pictures: 1, credits: 2)]))
    #expect(!page.contains("costs-money") && !page.contains(">Money<"))
    #expect(page.contains("1 picture made."))
  }

  @Test func saysThatNothingWasSpent() throws {
    let empty = try page(CostsSummary())
    #expect(empty.contains("Nothing was spent yet."))
    #expect(!empty.contains("<ul class=\"bars\">") && !empty.contains("<table") && !empty.contains("<h2"))
    #expect(try page(CostsSummary(inDoubt: 8)).contains("Nothing was spent yet; 8 credits are in doubt."))
    #expect(try !page(CostsSummary(rows: [.init(key: "x", pictures: 1, credits: 2)])).contains("Nothing was spent"))
  }
}
