/// A task that the API has accepted, and says to have charged for.
public struct AcceptedTask: Sendable, Hashable {
  /// The only way to the pictures: keep it before anything else.
  public let taskID: String
  /// The model, if the answer names it.
  public let model: String?
  /// `processing`, as a rule.
  public let status: TaskStatus
  /// Credits charged, a fraction rounded up; nil if the answer says nothing, or no number that fits (then see
  /// `unreadableCharge`). As the API says it: it may be negative, or beyond belief.
  public let creditsCharged: Int?
  /// What the answer says in place of a number of credits, in a few words; nil where it says one, or nothing.
  public let unreadableCharge: String?
  /// The answer as it came, without the API key should it have been echoed.
  public let raw: [UInt8]

  /// Puts an accepted task together, as for tests.
  public init(
    taskID: String, model: String?, status: TaskStatus, creditsCharged: Int?, unreadableCharge: String? = nil,
    raw: [UInt8]
  ) {
    self.taskID = taskID
    self.model = model
    self.status = status
    self.creditsCharged = creditsCharged
    self.unreadableCharge = unreadableCharge
    self.raw = raw
  }

  /// A longer task id, in UTF-8, could not be asked for in a URL.
  private static let longestTaskID = 1_024

  /// Nil without a task id that could be asked for.
  init?(_ data: JSONValue, raw: [UInt8]) {
    guard let taskID = data["task_id"].identifier, !taskID.unicodeScalars.allSatisfy(\.properties.isWhitespace),
      taskID.utf8.count <= Self.longestTaskID
    else { return nil }
    self.init(
      taskID: taskID, model: data["model"].string, status: TaskStatus(data["status"], hasError: false),
      creditsCharged: data["credits_charged"].credits,
      unreadableCharge: data["credits_charged"].unreadableCredits, raw: raw)
  }
}
