import GalleryModel
import Planning

/// What a run says at its end of what is open and no line of its own has told: attempts that earlier runs left in doubt,
/// and pictures that are stored or paid for and nowhere to be found.
struct DoubtText {
  let holdings: Holdings
  /// What is true of the content after the run.
  let plan: Plan
  /// Requests that this run left in doubt, and has told of.
  let told: Set<Fingerprint>

  var warnings: [Diagnostic] {
    var seen: Set<Fingerprint> = []
    return plan.pictures.flatMap { planned -> [Diagnostic] in
      guard let fingerprint = planned.picture.shown, seen.insert(fingerprint).inserted else { return [] }
      switch planned.state {
      case .inDoubt where !told.contains(fingerprint):
        return holdings.attempts(at: fingerprint).filter { $0.state == .inDoubt }.map(warning)
      case .running:
        return [planned.attempt].compactMap { $0 }.filter { $0.state == .stored }.map(warning)
      case .stored where planned.isWithoutFile, .stale where planned.isWithoutFile:
        return [Self.withoutFile(planned)]
      default:
        return []
      }
    }
  }

  private func warning(_ attempt: Attempt) -> Diagnostic {
    .warning(AttemptText(attempt).sentence, help: AttemptText(attempt).help)
  }

  private static func withoutFile(_ planned: PlannedPicture) -> Diagnostic {
    let picture = planned.picture.id.text
    return .warning(
      "\(picture): its file \(planned.original?.path ?? "-") is gone, and no task is known by which it could be fetched",
      help: "\(bringsBack(picture)), or take it from git")
  }

  /// What brings a picture back that was adopted.
  static func bringsBack(_ picture: String) -> String {
    "adopt it again: gallerist adopt \(ShellWord.quoted(picture)) FILE"
  }
}
