import GalleryModel

/// What all facts of an attempt that is being made have in common.
struct AttemptDraft: Sendable {
  let fingerprint: Fingerprint
  let number: Int
  let id: String
  let request: PaidRequest

  func fact(_ event: Fact.Event, at: String) -> Fact {
    Fact(fingerprint: fingerprint, attemptNumber: number, attempt: id, at: at, event: event)
  }
}
