import GalleryModel
import Generation
import Planning

/// What of an agreed plan still waits for a picture that is made first, or for what is fetched first.
struct SendRounds {
  /// Fingerprints that the git repository was asked about.
  var asked: Set<Fingerprint>
  private var waiting: Set<PictureID>

  /// - Parameter agreed: what may be paid for.
  init(_ agreed: Plan, asked: Set<Fingerprint>) {
    self.asked = asked
    // What is fetched may change what is to be sent.
    let isAnew = !agreed.toFetch.isEmpty
    waiting = Set(agreed.toSend.filter { isAnew || $0.picture.fingerprint == nil }.map(\.picture.id))
  }

  /// Whether anything that waited can be sent.
  func isAnythingReady(in plan: Plan, _ report: GenerationReport) -> Bool {
    !ready(in: plan, report).isEmpty
  }

  /// Takes out what can be sent; it does not come again.
  mutating func take(from plan: Plan, _ report: GenerationReport) -> [PlannedPicture] {
    let ready = ready(in: plan, report)
    waiting.subtract(ready.map(\.picture.id))
    return ready
  }

  /// Whatever was sent once in this run, under whichever name, is not sent again.
  private func ready(in plan: Plan, _ report: GenerationReport) -> [PlannedPicture] {
    guard !waiting.isEmpty else { return [] }
    return plan.toSend.filter { planned in
      guard waiting.contains(planned.picture.id), let fingerprint = planned.picture.fingerprint else { return false }
      return report.endings[fingerprint] == nil
    }
  }
}

extension Plan {
  /// The same plan, sending no others than these pictures.
  func sending(only ids: Set<PictureID>) -> Plan {
    var plan = self
    plan.toSend.removeAll { !ids.contains($0.picture.id) }
    return plan
  }
}
