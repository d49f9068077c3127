package import GalleryModel

/// What was last asked for under a picture's id.
package struct PastRequest: Hashable, Sendable {
  package var attempt: Attempt
  /// The exact request, where this machine sent it.
  package var body: SentBody?

  package init(attempt: Attempt, body: SentBody? = nil) {
    self.attempt = attempt
    self.body = body
  }
}
