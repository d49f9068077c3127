import GalleryModel
import Planning

/// What is still to be done, how many may be under way at once, and why nothing more is sent.
actor SendQueue {
  /// Doubts in one run after which nothing more is sent.
  private static let doubtLimit = 3

  private var waiting: ArraySlice<ReadyPicture>
  private(set) var limit: Int
  private(set) var report = GenerationReport()
  private var doubts = 0

  init(limit: Int) {
    waiting = []
    self.limit = limit
  }

  func fill(with pictures: [ReadyPicture]) {
    waiting = pictures[...]
  }

  /// The next one for a worker; nil when nothing is left for it.
  /// - Parameter worker: from 0; workers beyond the present limit get nothing more.
  func next(for worker: Int) -> ReadyPicture? {
    guard worker < limit, maySend else { return nil }
    return waiting.popFirst()
  }

  /// What no worker took, because sending stopped.
  func rest() -> [ReadyPicture] {
    defer { waiting = [] }
    return Array(waiting)
  }

  var maySend: Bool { report.stopReasons.isEmpty }

  /// The server asks for fewer requests at once.
  func halve() {
    limit = max(1, limit / 2)
  }

  func end(_ fingerprint: Fingerprint, _ ending: GenerationReport.Ending) {
    report.endings[fingerprint] = ending
  }

  func spend(_ credits: Int) {
    report.spent += credits
  }

  /// - Returns: whether this is news: of each kind of reason only the first counts.
  func stop(_ reason: StopReason) -> Bool {
    guard !report.stopReasons.contains(where: { $0.isOfTheKind(of: reason) }) else { return false }
    report.stopReasons.append(reason)
    return true
  }

  /// - Returns: whether there are now too many.
  func countDoubt() -> Bool {
    doubts += 1
    return doubts >= Self.doubtLimit
  }
}
