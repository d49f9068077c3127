import GalleryModel
import Planning

/// What pictures wait for that could not be made, since what they edit is not stored.
struct WaitingText {
  private let all: [PictureID: PlannedPicture]
  private let makesStale: Bool

  /// - Parameters:
  ///   - all: every picture of the content, drafts included.
  ///   - makesStale: whether what builds on a changed picture is made anew, so that others wait for it.
  init(all: [PlannedPicture], makesStale: Bool = false) {
    self.all = Dictionary(all.map { ($0.picture.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.makesStale = makesStale
  }

  /// One for each picture that others wait for, in the plan's order.
  func warnings(of plan: Plan) -> [Diagnostic] {
    var order: [PictureID] = []
    var waiting: [PictureID: [PictureID]] = [:]
    for planned in plan.pictures where waits(planned) {
      guard let blocker = blocker(of: planned.picture) else { continue }
      if waiting[blocker.picture.id] == nil { order.append(blocker.picture.id) }
      waiting[blocker.picture.id, default: []].append(planned.picture.id)
    }
    return order.compactMap { id in
      guard let blocker = all[id], let children = waiting[id] else { return nil }
      let wait = children.count == 1 ? "waits" : "wait"
      return .warning(
        "\(NameList.text(children.map(\.text))) \(wait) for \(id), which \(state(of: blocker))",
        help: help(blocker, children))
    }
  }

  /// What a picture waits for, as the second half of a sentence.
  func reason(of picture: Picture) -> String {
    guard let blocker = blocker(of: picture) else { return "waits for the picture that it edits" }
    return "waits for \(blocker.picture.id), which \(state(of: blocker))"
  }

  private func waits(_ planned: PlannedPicture) -> Bool {
    planned.state == .waiting || makesStale && planned.state == .stale && planned.picture.fingerprint == nil
  }

  /// The first picture on the way down that does not itself wait for another.
  private func blocker(of picture: Picture) -> PlannedPicture? {
    var current = picture
    var seen: Set<PictureID> = []
    while seen.insert(current.id).inserted {
      var next: PlannedPicture?
      for case .picture(let id, nil) in current.request.images where next == nil { next = all[id] }
      guard let next else { return nil }
      guard waits(next) else { return next }
      current = next.picture
    }
    return nil
  }

  private func state(of planned: PlannedPicture) -> String {
    switch planned.state {
    case .failed: "failed"
    case .inDoubt: "is in doubt"
    case .running: "is still running"
    case .missing, .waiting, .stored, .stale: "is not made"
    }
  }

  private func help(_ blocker: PlannedPicture, _ children: [PictureID]) -> String {
    let id = ShellWord.quoted(blocker.picture.id.text)
    switch blocker.state {
    case .failed: return "change its prompt, or pay for another try: gallerist generate --retry-failed"
    case .inDoubt: return "gallerist status says how to settle it"
    case .running: return "run again: it is fetched at no charge"
    case .missing, .waiting, .stored, .stale:
      let first = children.first.map { " --only " + ShellWord.quoted($0.text) } ?? ""
      return "gallerist generate --only \(id)\(children.count == 1 ? first : "")"
    }
  }
}
