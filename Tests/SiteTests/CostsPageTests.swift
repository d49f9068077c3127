import Foundation
import GalleryModel
import Site
import Testing

@Suite struct CostsPageTests {
  private func page(
    _ costs: CostsSummary, files: [PromptFile] = [], language: String = "en",
    change: (inout GalleryInput) -> Void = { _ in }
  ) throws -> String {
    var input = Fixture.input(files, settings: GallerySettings(title: "Wall", language: language))
    input.costs = costs
    change(&input)
    return try #require(try Fixture.render(input)["costs/index.html"])
  }

  private func row(_ key: String?, _ credits: Int, pictures: Int = 1, failed: Int = 0) -> CostsSummary.Row {
    CostsSummary.Row(key: key, pictures: pictures, credits: credits, failed: failed, money: Decimal(credits) / 100)
  }

  private var summary: CostsSummary {
    CostsSummary(
      total: row(nil, 12_369, pictures: 13, failed: 1),
      parts: [
        .init(.month, rows: [row("2026-05", 24), row("2026-06", 12_345)]),
        .init(.model, rows: [row("gptimage2", 12_345, pictures: 12, failed: 1), row("joyai", 24)]),
        .init(.quality, rows: [row("high", 12_369)]),
        .init(.tag, rows: [row("sea", 24), row(nil, 12_345)]),
        .init(.album, rows: [row("a", 12_369)]),
      ], inDoubt: 88, saved: 1, currency: "EUR")
  }

  @Test func statesTotalsAndEveryPart() throws {
    let page = try page(summary, files: [Fixture.file("a/cup")])
    for expected in [
      "<strong>12,369</strong> credits", "123.69 EUR",
      "13 pictures made, 1 credit charged for failed attempts, 1 credit saved because pictures share a request, 88 credits in doubt.",
      "<rect width=\"100\" height=\"1\">", "<rect width=\"0.5\" height=\"1\">",
      "<td>12</td><td>12,345</td><td>1</td><td>123.45 EUR</td>", "By month", "June 2026", "By model", "By quality",
      "By tag", ">Without a tag</span>", "By album", ">A</span>",
      "A picture with several tags counts under each of them.",
    ] {
      #expect(page.contains(expected), "\(expected)")
    }
    #expect(page.components(separatedBy: "<table>").count == 6)
    // What counts under several tags has no sum.
    #expect(page.components(separatedBy: "<tfoot>").count == 5)
  }

  @Test func everyChartHasATableWithTheSameRows() throws {
    let page = try page(summary)
    let sections = page.components(separatedBy: "<section").dropFirst()
    #expect(sections.count == 5)
    for section in sections {
      let bars = section.components(separatedBy: "<span class=\"bars-key\"").count
      #expect(section.components(separatedBy: "<th scope=\"row\" dir=\"auto\">").count == bars)
    }
  }

  @Test func namesTheDearestPicturesThatHangHere() throws {
    let files = [Fixture.file("a/cup", title: "A cup"), Fixture.file("pot", title: "A pot")]
    var summary = summary
    summary.dearest = [
      .init(files[1].pictures[0].id, credits: 40, money: Decimal(40) / 100),
      .init(PictureID(path: "secret/gone"), credits: 20), .init(files[0].pictures[0].id, credits: 10),
    ]
    let page = try page(summary, files: files) { Fixture.store(files[0].pictures[0], in: &$0) }
    #expect(page.contains("The dearest pictures") && !page.contains("secret"))
    #expect(page.contains("href=\"../pot/#picture-1\"") && page.contains("40 credits (0.40 EUR)"))
    #expect(page.contains("<rect width=\"25\" height=\"1\">"))
    #expect(page.contains("class=\"bars-picture tone"))
  }

  @Test(arguments: [
    ("0.01", 88, "0.88 EUR"), ("0.01", 12_345_678, "123,456.78 EUR"), ("0.05", 2, "0.10 EUR"),
    ("0.001", 2, "&lt; 0.01 EUR"), ("0.005", 1, "0.01 EUR"), ("0", 5, "0.00 EUR"), ("1", 3, "3.00 EUR"),
  ])
  func writesMoneyWithTwoDecimals(amount: String, credits: Int, text: String) throws {
    let price = CreditPrice(amount: try #require(Decimal(string: amount)), currency: "EUR")
    let total = CostsSummary.Row(key: nil, pictures: 1, credits: credits, money: price.amount(credits: credits))
    let page = try page(CostsSummary(total: total, currency: "EUR"))
    #expect(page.contains("<span class=\"costs-money\">\(text)</span>"))
  }

  @Test func writesNumbersMoneyAndMonthsInTheSitesLanguage() throws {
    let page = try page(summary, language: "de")
    for expected in ["<strong>12.369</strong> Credits", "123,69 EUR", "Mai 2026", "Nach Monat", "13 Bilder gemacht"] {
      #expect(page.contains(expected), "\(expected)")
    }
  }

  @Test func saysNothingOfMoneyWithoutAPrice() throws {
    let page = try page(CostsSummary(total: .init(key: nil, pictures: 1, credits: 2)))
    #expect(!page.contains("costs-money") && !page.contains(">Money<"))
    #expect(page.contains("1 picture made."))
  }

  @Test func whatHasNoPriceHasNoMoney() throws {
    var summary = summary
    summary.total.money = nil
    summary.parts[0].rows[0].money = nil
    summary.unpriced = 24
    let page = try page(summary)
    #expect(page.contains("24 credits without a price.") && !page.contains("0.00"))
    // Every row has as many cells as there are columns.
    for row in page.components(separatedBy: "<tr>").dropFirst() {
      let cells = row.components(separatedBy: "</tr>")[0]
      #expect(cells.components(separatedBy: "<t").count == 6, "\(cells)")
    }
  }

  @Test func saysThatNothingWasSpent() throws {
    let empty = try page(CostsSummary())
    #expect(empty.contains("Nothing was spent yet."))
    #expect(!empty.contains("<ul class=\"bars\">") && !empty.contains("<table") && !empty.contains("<h2"))
    #expect(try page(CostsSummary(inDoubt: 8)).contains("<p class=\"costs-sentence\">8 credits in doubt."))
    #expect(try !page(CostsSummary(total: .init(key: nil, pictures: 1, credits: 2))).contains("Nothing was spent"))
  }

  @Test func canBeLeftOut() throws {
    var input = Fixture.input(
      [Fixture.file("cup")], settings: GallerySettings(title: "Wall", costsPage: false), baseURL: "https://a.example/")
    input.costs = summary
    let pages = try Fixture.render(input)
    #expect(pages["costs/index.html"] == nil)
    #expect(pages.values.allSatisfy { !$0.contains("/costs/") && !$0.contains("12,369") })
  }

  @Test func singleFiguresCanBeHidden() throws {
    let files = [Fixture.file("cup"), Fixture.file("pot", prompt: "A pot")]
    let prices = CreditPrices(CreditPrice(amount: Decimal(5) / 100, currency: "EUR"))
    for isShown in [true, false] {
      var input = Fixture.input(
        files, settings: GallerySettings(title: "Wall", creditPrices: prices, pictureCosts: isShown))
      for file in files { Fixture.store(file.pictures[0], in: &input, credits: 24) }
      let page = try #require(try Fixture.render(input)["cup/index.html"])
      #expect(page.contains("24 credits") == isShown && page.contains("1.20 EUR") == isShown)
      #expect(page.contains("<dt>Credits</dt>") == isShown)
    }
  }
}
