import GalleryModel
import Planning

/// What a run says at its end of what is open and no line of its own has told: attempts that earlier runs left in doubt,
/// and pictures that are paid for and nowhere to be found.
struct DoubtText {
  let holdings: Holdings
  /// What is true of the content after the run.
  let plan: Plan
  /// Requests that this run left in doubt, and has told of.
  let told: Set<Fingerprint>

  var warnings: [Diagnostic] {
    var seen: Set<Fingerprint> = []
    return plan.pictures.flatMap { planned -> [Attempt] in
      let fingerprint = planned.picture.fingerprint
      guard seen.insert(fingerprint).inserted else { return [] }
      switch planned.state {
      case .inDoubt where !told.contains(fingerprint):
        return holdings.attempts(at: fingerprint).filter { $0.state == .inDoubt }
      case .running:
        return [planned.attempt].compactMap { $0 }.filter { $0.state == .stored }
      default:
        return []
      }
    }.map { .warning(AttemptText($0).sentence, help: AttemptText($0).help) }
  }
}
