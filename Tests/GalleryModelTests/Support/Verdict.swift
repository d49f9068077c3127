import GalleryModel

/// Everything that a set of facts says about states and costs.
struct Verdict: Equatable {
  var states: [Fingerprint: PictureState] = [:]
  var attempts: [Attempt]
  var credits: Int
  var stored: [Fingerprint: [StoredPicture]]
  var next: [Fingerprint: Int] = [:]

  init(_ holdings: Holdings) {
    attempts = holdings.attempts
    credits = holdings.attempts.reduce(0) { $0 + $1.credits }
    stored = holdings.storedPictures.filter { !$0.value.isEmpty }
    for fingerprint in [Sample.fingerprint(1), Sample.fingerprint(2)] {
      states[fingerprint] = holdings.state(of: fingerprint)
      next[fingerprint] = holdings.nextAttemptNumber(at: fingerprint)
    }
  }
}
