package import GalleryModel

/// What a person may want to see while pictures are made. Pictures are named by their ids.
package enum GenerationEvent: Sendable {
  /// How many tasks of earlier runs are fetched now, at no cost.
  case goingOn(count: Int)
  case sending(_ picture: String, credits: Int)
  /// The task id, and what the API says it charged.
  case accepted(_ picture: String, task: String, charged: Int?)
  /// The API's own word for the status, where it is not one that is known.
  case unknownStatus(_ picture: String, word: String)
  /// What else is odd about a task's status; it is waited for all the same. Said once for each kind and task.
  case statusProblem(_ picture: String, task: String, problem: String)
  case stored(_ picture: String, Original, charged: Int?)
  /// The answer had more pictures than could be fetched so far; one is stored.
  case incomplete(_ picture: String, missing: Int, reason: String)
  /// More pictures of an answer of which one was stored by an earlier run.
  case alternatesStored(_ picture: String, count: Int)
  case failed(_ picture: String, reason: String, charged: Int?)
  case refused(_ picture: String, reason: String)
  case inDoubt(_ picture: String, attempt: String, credits: Int, reason: String)
  case stillRunning(_ picture: String, task: String, reason: String)
  /// Not sent; it is tried again after a pause.
  case waiting(_ picture: String, reason: String, seconds: Double)
  /// Not sent, and not tried again in this run.
  case notSent(_ picture: String, reason: String)
  /// Nothing more is sent in this run.
  case stopped(StopReason)
}
