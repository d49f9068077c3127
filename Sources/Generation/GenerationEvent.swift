package import GalleryModel

/// What a person may want to see while pictures are made.
package enum GenerationEvent: Sendable {
  /// How many tasks of earlier runs are fetched now, at no cost.
  case goingOn(count: Int)
  case sending(Picture, credits: Int)
  /// The task id, and what the API says it charged.
  case accepted(Picture, task: String, charged: Int?)
  /// The API's own word for the status, where it is not one that is known.
  case unknownStatus(Picture, word: String)
  case stored(Picture, Original, charged: Int?)
  case failed(Picture, reason: String, charged: Int?)
  case refused(Picture, reason: String)
  case inDoubt(Picture, attempt: String, credits: Int, reason: String)
  case stillRunning(Picture, task: String, reason: String)
  /// Not sent; it is tried again after a pause.
  case waiting(Picture, reason: String, seconds: Double)
  /// Not sent, and not tried again in this run.
  case notSent(Picture, reason: String)
  /// Nothing more is sent in this run.
  case stopped(StopReason)
}
