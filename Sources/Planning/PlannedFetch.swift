package import GalleryModel

/// A task that was accepted earlier and whose picture is not here: it is fetched, at no cost, also when no prompt file
/// asks for it any more.
package struct PlannedFetch: Hashable, Sendable {
  /// The id of the picture that it was sent for.
  package var picture: String
  package var attempt: Attempt
  package var task: String
  /// Whether a picture of the content waits for it. One that nothing waits for is asked about once in a run.
  package var isAwaited: Bool
  /// Whether the picture itself is stored, and only others of the same answer are not. Nothing waits for those.
  package var isForAlternates: Bool

  package init(
    picture: String, attempt: Attempt, task: String, isAwaited: Bool = true, isForAlternates: Bool = false
  ) {
    self.picture = picture
    self.attempt = attempt
    self.task = task
    self.isAwaited = isAwaited
    self.isForAlternates = isForAlternates
  }
}
