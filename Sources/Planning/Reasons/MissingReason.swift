package import GalleryModel

/// Why a picture is not stored, or is no more what its prompt file asks for.
package enum MissingReason: Hashable, Sendable {
  /// Nothing was ever asked for under its id.
  case new
  /// A field is another one than when something was last asked for under its id.
  /// - Parameters:
  ///   - from: the earlier value; nil where it had none, or where that is not known here.
  ///   - to: nil where it has none now, and for `images`.
  case changed(RequestField, from: String?, to: String?)
  /// At least one of these fields is another one; which is not known here.
  case changedAmong([RequestField])
  /// What it edits has changed: one reference is known to be the one, of several it is at least one. Named as in
  /// ``ImageReference/name``.
  case referenceChanged([String])
  /// It edits a picture that is not stored.
  case waits(for: PictureID, Wait)
  /// - Parameters:
  ///   - code: of the API's refusal; nil where it accepted the request and the task failed.
  ///   - task: the provider's id of the task that failed.
  case failed(code: Int?, task: String?)
  /// A person gave its last attempt up.
  case givenUp
  /// Its last attempt was not charged: it did not reach the API, or the account was refused (401, 402).
  case notSent(code: Int?)
  /// It was stored, and its file is gone.
  case fileGone
  /// Another picture asks for the very same, and is made for both.
  case shared(with: PictureID)

  /// What becomes of a picture that others wait for.
  package enum Wait: Hashable, Sendable {
    /// Made in the same run, before what waits for it.
    case made
    /// Accepted earlier; fetched before anything is sent.
    case fetched
    /// Not made in this run. The state says why; nil where the picture was not chosen.
    case notMade(PlanState?)
  }
}
