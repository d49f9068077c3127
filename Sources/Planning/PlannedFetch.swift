package import GalleryModel

/// A task that was accepted earlier and whose picture is not here: it is fetched, at no cost, also when no prompt file
/// asks for it any more.
package struct PlannedFetch: Hashable, Sendable {
  /// The id of the picture that it was sent for.
  package var picture: String
  package var attempt: Attempt
  package var task: String

  package init(picture: String, attempt: Attempt, task: String) {
    self.picture = picture
    self.attempt = attempt
    self.task = task
  }
}
