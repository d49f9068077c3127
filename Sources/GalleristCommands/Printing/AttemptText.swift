import GalleryModel

/// What a person is told of an attempt that is not settled, and what there is to type.
struct AttemptText {
  let attempt: Attempt

  init(_ attempt: Attempt) {
    self.attempt = attempt
  }

  /// The picture that it was sent for.
  static func picture(of attempt: Attempt) -> String { attempt.request?.picture ?? attempt.fingerprint.text }

  /// What names the attempt on a command line: its task where it has become several. Ids come from a file: one that is
  /// none of ours is not to be typed.
  static func name(of attempt: Attempt) -> String {
    if attempt.isOneOfSeveral, let task = attempt.task, isPlain(task, besides: "-_") { return task }
    return isPlain(attempt.id) ? attempt.id : attempt.fingerprint.text
  }

  private static func isPlain(_ id: String, besides signs: String = "") -> Bool {
    (1...64).contains(id.count) && !id.hasPrefix("-")
      && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }
  }

  var sentence: String {
    let picture = Self.picture(of: attempt)
    let credits = Counted.credits(attempt.credits)
    let when = attempt.at.isEmpty ? "" : " at \(attempt.at)"
    let place = attempt.request?.api.map { ", sent to \($0)" } ?? ""
    switch attempt.state {
    case .running(let task):
      return "\(picture): accepted as task \(task)\(when) for \(credits), not fetched yet; "
        + "the next gallerist generate goes on at no charge"
    case .stored:
      let price = attempt.charged == nil && attempt.request == nil ? "price not known" : credits
      return "\(picture): task \(attempt.task ?? "-") is paid for (\(price)), and its picture is not here; "
        + "gallerist generate looks in .gallerist/originals/, in git and at the API, at no charge"
    default:
      return "\(picture): sent\(when), outcome unknown; up to \(credits) may be spent, "
        + "and it is not sent again (attempt \(Self.name(of: attempt))\(place))"
    }
  }

  /// Each way to settle it: the command, and when it is the right one.
  var commands: [(command: String, when: String)] {
    let resolve = "gallerist resolve \(Self.name(of: attempt))"
    let lost = (resolve + " --lost", "gives its picture up; the credits stay counted")
    guard attempt.state == .inDoubt else { return [lost] }
    return [
      (resolve + " --task ID", "the provider's dashboard shows its task"),
      (resolve + " --not-charged", "the dashboard shows that nothing was charged"),
      (resolve + " --retry", "nobody can tell: gives it up, and lets gallerist generate pay for another try"),
    ]
  }

  /// All ways in one line.
  var help: String {
    let resolve = "gallerist resolve \(Self.name(of: attempt))"
    return attempt.state == .inDoubt
      ? "settle it with: \(resolve) --task ID, or --not-charged, or --retry" : "give it up with: \(resolve) --lost"
  }
}
