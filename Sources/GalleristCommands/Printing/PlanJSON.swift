import GalleryModel
import Planning

/// The JSON of `plan --json` and, with its attempts, of `status --json`.
struct PlanJSON {
  let plan: Plan
  let reasons: PlanReasons
  let maxCredits: Int?
  /// Every attempt that is not settled; nil leaves them out.
  var attempts: [Attempt]?

  var text: String {
    var result: [(key: String, json: String)] = [
      ("pictures", "[" + plan.pictures.map { JSONText.object(members(of: $0)) }.joined(separator: ",") + "]"),
      ("missing", String(missing.count)), ("credits", Self.number(missing.credits)),
      ("max_credits", Self.number(maxCredits)),
    ]
    if let attempts {
      result.append(("attempts", "[" + attempts.map(Self.json).joined(separator: ",") + "]"))
    }
    return JSONText.object(result) + "\n"
  }

  /// What is told of each picture.
  func members(of planned: PlannedPicture) -> [(key: String, json: String)] {
    let picture = planned.picture
    return [
      ("id", JSONText.string(picture.id.text)), ("file", JSONText.string(picture.file)),
      ("fingerprint", Self.text(picture.fingerprint?.text)),
      ("model", JSONText.string(picture.request.model.rawValue)),
      ("state", JSONText.string(planned.state.rawValue)), ("credits", Self.number(planned.credits)),
      ("attempt", Self.text(planned.attempt.flatMap { $0.id.isEmpty ? nil : $0.id })),
      ("sha256", Self.text(planned.original?.sha256)),
      ("why", "[" + reasons.reasons(for: planned).map(ReasonText.json).joined(separator: ",") + "]"),
      ("waits_for", JSONText.strings(reasons.waitsFor(picture).map(\.text))),
    ]
  }

  /// What is missing, each fingerprint once, with what waits for another picture; failed and stale pictures are not.
  private var missing: (count: Int, credits: Int?) {
    var seen: Set<String> = []
    let missing = plan.pictures.filter {
      ($0.state == .missing || $0.state == .waiting) && seen.insert($0.picture.requestKey).inserted
    }
    return (
      missing.count,
      missing.reduce(0 as Int?) { sum, planned in
        guard let sum, let price = planned.price else { return nil }
        return sum + price
      }
    )
  }

  private static func json(_ attempt: Attempt) -> String {
    let state =
      switch attempt.state {
      case .running: "running"
      default: "in_doubt"
      }
    return JSONText.object([
      ("attempt", JSONText.string(attempt.id)), ("picture", text(attempt.request?.picture)),
      ("state", JSONText.string(state)), ("task", text(attempt.task)), ("credits", String(attempt.credits)),
      ("at", JSONText.string(attempt.at)),
    ])
  }

  static func number(_ number: Int?) -> String { number.map(String.init) ?? "null" }
  static func text(_ text: String?) -> String { text.map(JSONText.string) ?? "null" }
}
