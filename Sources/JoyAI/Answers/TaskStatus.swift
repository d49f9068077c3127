/// How far a task is, as the API says.
public enum TaskStatus: Sendable, Hashable, CustomStringConvertible {
  /// Under way; the word is the API's own (`processing`; other sites say `pending` or `generating`).
  case processing(word: String)
  /// Done: the pictures can be fetched.
  case succeeded
  /// Over without a picture.
  case failed
  /// A word that is not known: the task counts as still running, and the word is to be shown.
  case unknown(word: String)

  /// Reads the API's word, whatever its case.
  ///
  /// Documented are `processing` and `succeeded`. Other sites publish the same API with `success`, `pending`,
  /// `generating`, `failed`, `fail` and `error`.
  public init(word: String) {
    switch word.lowercased() {
    case "succeeded", "success": self = .succeeded
    case "failed", "fail", "error": self = .failed
    case "processing", "pending", "generating": self = .processing(word: PlainText.line(word, atMost: 40))
    default: self = .unknown(word: PlainText.line(word, atMost: 40))
    }
  }

  /// Whether no other status can follow.
  public var isFinal: Bool {
    switch self {
    case .succeeded, .failed: true
    case .processing, .unknown: false
    }
  }

  /// The word, to be shown to a person.
  public var description: String {
    switch self {
    case .processing(let word), .unknown(let word): word.isEmpty ? "no status" : word
    case .succeeded: "succeeded"
    case .failed: "failed"
    }
  }

  /// Reads the status of a task. Documented is that a failed task's `error` is not null; a known word says more, so
  /// the error decides only where the word is unknown.
  init(_ value: JSONValue, hasError: Bool) {
    let status = TaskStatus(word: value.string ?? value.identifier ?? "")
    if case .unknown = status, hasError { self = .failed } else { self = status }
  }
}
