import Costs
import Foundation
import GalleryModel
import Testing

/// Attempts to count.
enum CostFixture {
  static func fingerprint(_ name: String) -> Fingerprint {
    guard let fingerprint = Fingerprint(of: ImageRequest(prompt: name, options: .gptimage2(GPTImage2Options()))) else {
      preconditionFailure("a request without references has a fingerprint")
    }
    return fingerprint
  }

  static func picture(_ path: String, prompt: String? = nil) -> Picture {
    Picture(
      id: PictureID(path: path), file: "content/\(path).md", line: 1,
      request: ImageRequest(prompt: prompt ?? path, options: .gptimage2(GPTImage2Options())))
  }

  static func fact(
    _ name: String, _ event: Fact.Event, try number: Int = 1, at: String = "2026-06-06T12:00:00Z"
  ) -> Fact {
    Fact(fingerprint: fingerprint(name), attemptNumber: number, attempt: "\(name)-\(number)", at: at, event: event)
  }

  static func paid(_ picture: String, model: String = "gptimage2", quality: String? = "medium", quoted: Int = 12)
    -> PaidRequest
  {
    PaidRequest(picture: picture, model: model, quality: quality, resolution: "1k", mode: "text", quoted: quoted)
  }

  static func original(_ name: String) -> Original {
    Original(sha256: SHA256Digest.of(name), bytes: 1, width: 1, height: 1, type: .png)
  }

  /// An accepted attempt and what became of it.
  static func attempt(
    _ name: String, charged: Int?, end: Fact.Event? = nil, stored: Bool = true, model: String = "gptimage2",
    quality: String? = "medium", at: String = "2026-06-06T12:00:00Z", try number: Int = 1
  ) -> [Fact] {
    let task = "task-\(name)-\(number)"
    var facts = [
      fact(name, .task(paid(name, model: model, quality: quality), task: task, charged: charged), try: number, at: at)
    ]
    if let end {
      facts.append(fact(name, end, try: number, at: at))
    } else if stored {
      facts.append(
        fact(name, .image(task: task, index: 0, original(name), charged: nil), try: number, at: at))
    }
    return facts
  }

  static func report(
    _ facts: [Fact], by grouping: CostGrouping = .model, pictures: [Picture] = [], tags: [String: [String]] = [:],
    prices: CreditPrices? = nil, period: CostPeriod = CostPeriod()
  ) -> CostReport {
    CostReport(
      holdings: Holdings(facts), by: grouping, pictures: pictures, tags: tags, prices: prices, period: period)
  }

  /// The total of a report about nothing.
  static var nothing: CostReport.Total { report([]).total }

  static func amount(_ text: String) throws -> Decimal {
    try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
  }

  static func euros(_ text: String) throws -> CreditPrice {
    CreditPrice(amount: try amount(text), currency: "EUR")
  }

  /// One cent a credit.
  static let cents = CreditPrices(CreditPrice(amount: Decimal(1) / 100, currency: "EUR"))

  /// Prices by the days on which they begin; nil for the beginning.
  static func euros(_ prices: [(from: String?, amount: String)]) throws -> CreditPrices {
    CreditPrices(
      currency: "EUR",
      entries: try prices.map { from, text in
        CreditPrices.Entry(from: from.flatMap { DateSpan($0)?.start }, amount: try amount(text))
      })
  }

  static func period(_ since: String?, _ until: String?) -> CostPeriod {
    CostPeriod(since: since.flatMap { DateSpan($0) }, until: until.flatMap { DateSpan($0) })
  }
}
