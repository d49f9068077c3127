package import GalleryModel

/// What a run did.
package struct GenerationReport: Sendable {
  package enum Ending: Hashable, Sendable {
    case stored
    case failed
    case refused
    case inDoubt
    case stillRunning
    case notSent
  }

  /// By fingerprint; one that was fetched and sent in one run has its last ending.
  package var endings: [Fingerprint: Ending] = [:]
  /// Credits that were charged in this run, as the API says, else as quoted.
  package var spent = 0
  /// Why sending stopped early, as it was found, one of each kind; empty where it did not.
  package var stopReasons: [StopReason] = []

  package init() {}

  package func count(_ ending: Ending) -> Int {
    endings.values.count { $0 == ending }
  }
}
