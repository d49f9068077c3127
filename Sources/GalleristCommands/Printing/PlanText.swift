import GalleryModel
import Planning

/// A plan as text and as JSON.
struct PlanText {
  let plan: Plan
  let settings: GallerySettings
  let printer: Printer

  /// A row for each picture, then the sum.
  func lines(missingOnly: Bool) -> [String] {
    var table = TextTable([.left, .left, .left, .right])
    let shown = missingOnly ? plan.toSend : plan.pictures
    for planned in shown {
      let request = planned.picture.request
      let details =
        [request.model.rawValue, request.quality?.rawValue, request.resolution?.rawValue]
        + [request.aspectRatio?.rawValue ?? request.size]
      table.add([
        planned.picture.id.text, planned.state.rawValue.replacing("_", with: " "),
        details.compactMap { $0 }.joined(separator: " "), planned.credits.map(String.init) ?? "-",
      ])
    }
    return table.lines
  }

  /// What there is to do, in a sentence or two.
  /// - Parameter pointsToStatus: whether `status` is where more is said; it says the same itself.
  func summary(pointsToStatus: Bool = true) -> [String] {
    var lines: [String] = []
    let withoutFile = plan.pictures.count { $0.isWithoutFile }
    if plan.pictures.isEmpty {
      lines.append("No pictures: content/ has no prompt files (or --only names none).")
    } else if plan.toSend.isEmpty {
      let isOpen = !plan.pictures(.inDoubt).isEmpty || !plan.pictures(.failed).isEmpty
      lines.append(withoutFile == 0 && !isOpen ? "Nothing is missing." : "Nothing is to be made.")
    } else {
      let price = plan.credits.map { Consent.price($0, settings, in: printer.world) } ?? "an unknown price"
      lines.append("\(Counted.pictures(plan.toSend.count)) to make for \(price).")
      let shared = plan.pictures(.missing).count - plan.toSend.count
      if shared > 0 {
        lines.append(
          shared == 1
            ? "1 more picture shares a request with one of them and is paid for with it."
            : "\(shared) more pictures share a request with one of them and are paid for with it.")
      }
    }
    let running = plan.toFetch.count
    if running > 0 { lines.append("\(Counted.pictures(running)) accepted earlier will be fetched at no cost.") }
    let doubtful = plan.pictures(.inDoubt).count
    if doubtful > 0 {
      lines.append("\(Counted.pictures(doubtful)) in doubt" + (pointsToStatus ? ": see gallerist status." : "."))
    }
    if withoutFile > 0 {
      lines.append(
        "\(Counted.pictures(withoutFile)) without a file to be had"
          + (pointsToStatus ? ": see gallerist status." : "."))
    }
    let failed = plan.pictures(.failed).count
    if failed > 0 {
      lines.append("\(Counted.pictures(failed)) failed before: change the prompt, or give --retry-failed.")
    }
    return lines
  }

  /// The JSON of `plan --json` and, with its attempts, of `status --json`.
  func json(maxCredits: Int?, attempts: [Attempt]? = nil) -> String {
    let pictures = plan.pictures.map { planned in
      JSONText.object([
        ("id", JSONText.string(planned.picture.id.text)), ("file", JSONText.string(planned.picture.file)),
        ("fingerprint", Self.text(planned.picture.fingerprint?.text)),
        ("model", JSONText.string(planned.picture.request.model.rawValue)),
        ("state", JSONText.string(planned.state.rawValue)), ("credits", Self.number(planned.credits)),
        ("attempt", Self.text(planned.attempt.flatMap { $0.id.isEmpty ? nil : $0.id })),
        ("sha256", Self.text(planned.original?.sha256)),
      ])
    }
    var members: [(key: String, json: String)] = [
      ("pictures", "[" + pictures.joined(separator: ",") + "]"), ("missing", String(missing.count)),
      ("credits", Self.number(missing.credits)), ("max_credits", Self.number(maxCredits)),
    ]
    if let attempts {
      members.append(("attempts", "[" + attempts.map(Self.json).joined(separator: ",") + "]"))
    }
    return JSONText.object(members) + "\n"
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

  private static func number(_ number: Int?) -> String { number.map(String.init) ?? "null" }
  private static func text(_ text: String?) -> String { text.map(JSONText.string) ?? "null" }
}
