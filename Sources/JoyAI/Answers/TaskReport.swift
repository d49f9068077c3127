/// What the API says of a task when asked for its status.
public struct TaskReport: Sendable, Hashable {
  /// The task as the answer names it; the one that was asked for if it names none.
  public let taskID: String
  /// The model, if the answer names it.
  public let model: String?
  /// How far it is.
  public let status: TaskStatus
  /// Credits charged, a fraction rounded up; nil if the answer says nothing, or no number that fits (then see
  /// `unreadableCharge`). As the API says it: it may be negative, or beyond belief.
  public let creditsCharged: Int?
  /// What the answer says in place of a number of credits, in a few words; nil where it says one, or nothing.
  public let unreadableCharge: String?
  /// URLs of the pictures, in the order of the answer. How long they live is not known: fetch them at once, and ask
  /// for the status again where one no longer works.
  public let images: [String]
  /// Why the task failed, in the provider's words and on one line; nil if the answer gives no reason.
  public let error: String?
  /// As in `2026-06-06 12:00:00`; the API gives no time zone.
  public let createdAt: String?
  /// The answer as it came, without the API key should it have been echoed.
  public let raw: [UInt8]

  /// Puts a report together, as for tests.
  public init(
    taskID: String, model: String?, status: TaskStatus, creditsCharged: Int?, images: [String], error: String?,
    createdAt: String?, unreadableCharge: String? = nil, raw: [UInt8]
  ) {
    self.taskID = taskID
    self.model = model
    self.status = status
    self.creditsCharged = creditsCharged
    self.unreadableCharge = unreadableCharge
    self.images = images
    self.error = error
    self.createdAt = createdAt
    self.raw = raw
  }

  /// Nil unless `data` is an object.
  init?(_ data: JSONValue, asked taskID: String, raw: [UInt8], redaction: Redaction) {
    guard case .object = data else { return nil }
    let error = Self.sentence(data["error"]).map(redaction.line)
    self.init(
      taskID: data["task_id"].identifier ?? taskID, model: data["model"].string,
      status: TaskStatus(data["status"], hasError: error != nil),
      creditsCharged: data["credits_charged"].credits, images: Self.urls(data["images"]), error: error,
      createdAt: data["created_at"].string, unreadableCharge: data["credits_charged"].unreadableCredits, raw: raw)
  }

  private static func urls(_ value: JSONValue) -> [String] {
    switch value {
    case .array(let values): values.compactMap(\.string).filter { !$0.isEmpty }
    case .string(let url): url.isEmpty ? [] : [url]
    default: []
    }
  }

  /// The documentation shows `null` only. Empty values count as null: to call a task failed on their account could
  /// mean to pay for it again.
  private static func sentence(_ value: JSONValue) -> String? {
    switch value {
    case .null, .bool(false): return nil
    case .string(let text): return text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : text
    case .array(let values): return values.compactMap(sentence).first
    case .object(let members):
      guard !members.isEmpty else { return nil }
      for name in ["message", "msg", "error", "detail", "reason"] {
        if let text = members[name].flatMap(sentence) { return text }
      }
      if let code = members["code"]?.identifier { return "error code \(code)" }
      return members.values.allSatisfy { sentence($0) == nil } ? nil : "an error without a message"
    case .integer(let code): return code == 0 ? nil : "error code \(code)"
    case .bool(true), .number, .unreadable: return "an error without a message"
    }
  }
}
