import Costs
import Foundation
import GalleryModel

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
    price: CreditPrice? = nil
  ) -> CostReport {
    CostReport(holdings: Holdings(facts), by: grouping, pictures: pictures, tags: tags, price: price)
  }

  /// The total of a report about nothing.
  static var nothing: CostReport.Total { report([]).total }

  static func euros(_ amount: String) -> CreditPrice? {
    Decimal(string: amount, locale: Locale(identifier: "en_US_POSIX")).map {
      CreditPrice(amount: $0, currency: "EUR")
    }
  }
}
