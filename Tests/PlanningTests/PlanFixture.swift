import GalleryModel
import Planning

/// Pictures and facts for plans.
enum PlanFixture {
  static func picture(_ path: String, prompt: String? = nil, quality: Quality = .medium) -> Picture {
    Picture(
      id: PictureID(path: path), file: "content/\(path).md", line: 1,
      request: ImageRequest(
        prompt: prompt ?? path, options: .gptimage2(GPTImage2Options(quality: quality))))
  }

  static func fact(_ event: Fact.Event, of picture: Picture, try number: Int = 1, attempt: String? = "A") -> Fact {
    guard let fingerprint = picture.fingerprint else { preconditionFailure("\(picture.id) edits what is not known") }
    return Fact(
      fingerprint: fingerprint, attemptNumber: number, attempt: attempt, at: "2026-06-06T12:00:00Z",
      event: event)
  }

  static func paid(_ picture: Picture, quoted: Int = 12) -> PaidRequest {
    PaidRequest(picture, quoted: quoted, api: nil)
  }

  static func original(_ digit: Character = "a") -> Original {
    Original(sha256: String(repeating: digit, count: 64), bytes: 9, width: 3, height: 3, type: .png)
  }

  /// The facts of a picture that was accepted as a task and stored.
  static func stored(_ picture: Picture, charged: Int? = 12, digit: Character = "a", try number: Int = 1) -> [Fact] {
    let attempt = "A\(number)"
    return [
      fact(.task(paid(picture), task: "t\(number)", charged: charged), of: picture, try: number, attempt: attempt),
      fact(
        .image(task: "t\(number)", index: 0, original(digit), charged: nil), of: picture, try: number,
        attempt: attempt),
    ]
  }

  static func plan(
    _ pictures: [Picture], _ facts: [Fact] = [], of all: [Picture]? = nil, only: [String] = [],
    retryFailed: Bool = false, stale: Bool = false, prices: PriceTable = .documented,
    isPresent: @escaping @Sendable (Original) -> Bool = { _ in true }
  ) -> Plan {
    Planner(holdings: Holdings(facts), prices: prices, isPresent: isPresent)
      .plan(pictures, of: all, only: only.map(PictureGlob.init), retryFailed: retryFailed, stale: stale)
  }
}
