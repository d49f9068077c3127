import GalleryModel

/// Facts to build cases from.
enum Sample {
  static let digest = "3fa9" + String(repeating: "0", count: 60)
  static let otherDigest = "11b2" + String(repeating: "0", count: 60)
  static let attempt = "01J00000000000000000000001"
  static let at = "2026-06-06T12:00:00Z"
  static let paid = PaidRequest(
    picture: "products/espresso", model: "gptimage2", quality: "high", resolution: "2k", mode: "text", quoted: 88)

  /// The fingerprint of the n-th request.
  static func fingerprint(_ n: Int = 1) -> Fingerprint {
    let request = ImageRequest(prompt: "request \(n)", options: .gptimage2(GPTImage2Options()))
    guard let fingerprint = Fingerprint(of: request) else {
      preconditionFailure("a request without references has a fingerprint")
    }
    return fingerprint
  }

  static func original(_ sha256: String = digest) -> Original {
    Original(sha256: sha256, bytes: 1_834_021, width: 1_632, height: 2_048, type: .png)
  }

  static func fact(
    _ event: Fact.Event, try number: Int = 1, attempt: String? = attempt, at: String = at, of n: Int = 1
  ) -> Fact {
    Fact(fingerprint: fingerprint(n), attemptNumber: number, attempt: attempt, at: at, event: event)
  }

  static func sent(_ quoted: Int = 88) -> Fact.Event {
    var request = paid
    request.quoted = quoted
    return .sent(request)
  }

  static func task(_ task: String = "t1", charged: Int? = 88) -> Fact.Event {
    .task(paid, task: task, charged: charged)
  }

  static func image(
    _ sha256: String = digest, task: String? = "t1", index: Int = 0, charged: Int? = nil
  ) -> Fact.Event {
    .image(task: task, index: index, original(sha256), charged: charged)
  }
}
