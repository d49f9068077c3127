import GalleryModel
import Planning

/// What needs a person or is under way: every attempt that is not settled, what it may cost, and what to type.
struct StatusText {
  let plan: Plan
  let holdings: Holdings
  /// Fingerprints of the whole content, drafts included.
  let present: Set<Fingerprint>
  /// Whether an original's bytes, a pointer to them, or a copy are here.
  let isKept: (Original) -> Bool

  /// Every attempt that is not settled.
  var unsettled: [Attempt] { holdings.attempts.filter { !$0.isSettled } }

  /// Sections with a headline each, an empty line before each; nothing where there is nothing to say.
  var lines: [String] {
    let wanted = unsettled.filter { present.contains($0.fingerprint) }
    let departed = unsettled.filter { !present.contains($0.fingerprint) }
    var lines: [String] = []
    func add(_ headline: String, _ section: [String]) {
      if !section.isEmpty { lines += ["", headline] + section }
    }
    let doubtful = wanted.filter { $0.state == .inDoubt }
    add("In doubt, and waiting for you: \(Self.stake(doubtful)) may be spent.", doubtful.flatMap(Self.lines))
    let running = wanted.filter { $0.state != .inDoubt }
    add("In flight: \(Self.stake(running)) are promised or spent.", running.flatMap(Self.lines))
    add("Of pictures that no prompt asks for any more:", departed.flatMap(Self.lines))
    add("Paid for, and without their files:", missingFiles)
    add("Paid for more than once:", severalPaid)
    return lines.map(DiagnosticText.visible)
  }

  private static func stake(_ attempts: [Attempt]) -> String {
    "\(Counted.attempts(attempts.count)), \(Counted.credits(attempts.reduce(0) { $0 + $1.credits }))"
  }

  private static func lines(_ attempt: Attempt) -> [String] {
    let text = AttemptText(attempt)
    let width = text.commands.map(\.command.count).max() ?? 0
    return [text.sentence]
      + text.commands.map { command, when in
        "  " + command + String(repeating: " ", count: width - command.count) + "  " + when
      }
  }

  /// Stored pictures of the content whose bytes are not on this machine.
  private var missingFiles: [String] {
    var seen: Set<Fingerprint> = []
    return plan.pictures.flatMap { planned -> [String] in
      guard let original = planned.original, !isKept(original), let fingerprint = planned.picture.shown,
        seen.insert(fingerprint).inserted
      else { return [] }
      if let attempt = planned.attempt, attempt.task != nil { return Self.lines(attempt) }
      let picture = planned.picture.id.text
      return [
        "\(picture): it was adopted, and its file \(original.path) is missing",
        "  gallerist adopt \(ShellWord.quoted(picture)) FILE  brings it back; or take it from git",
      ]
    }
  }

  /// Requests that several attempts were paid for, where nobody has chosen.
  private var severalPaid: [String] {
    PaidTwice.all(of: plan.pictures.map(\.picture), in: holdings).flatMap { paid in
      [paid.sentence] + paid.commands.map { "  " + $0 }
    }
  }
}
