import GalleryModel
import Generation
import JoyAI

/// Makes sure that a task is the one of an attempt in doubt, as far as anybody can.
struct TaskCheck {
  let task: String
  let holdings: Holdings
  let api: APIEnvironment
  let limits: JoyAIClient.Configuration

  /// What the rest of the git repository says of a task; asked once the books here know nothing of it.
  let mentions: (String) async throws(CommandFailure) -> [Elsewhere.TaskMention]

  /// Whether it is a task id as the API may give one: whatever can be asked for in an address.
  static func isPlausible(_ task: String) -> Bool {
    !task.unicodeScalars.allSatisfy(\.properties.isWhitespace) && task.utf8.count <= longestID
  }

  /// In bytes of UTF-8; an answer with a longer one counts as one without.
  private static let longestID = 1_024

  /// Asks the status endpoint.
  /// - Throws: ``CommandFailure``: 65 where it is not the attempt's task, 5 without a key, 74 where nobody answers.
  func report(for attempt: Attempt) async throws(CommandFailure) -> TaskReport {
    try checkIsUnused(by: attempt)
    let host = attempt.request?.api ?? APIAddress.production.host
    guard host == api.address.host else {
      throw CommandFailure(
        .contentError,
        "attempt \(AttemptText.name(of: attempt)) was sent to \(host), and \(APIEnvironment.addressVariable) leads to "
          + "\(api.address.host), which cannot know its task; nothing was changed",
        help: host == APIAddress.production.host
          ? "unset \(APIEnvironment.addressVariable)"
          : "set \(APIEnvironment.addressVariable) to the address of \(host)")
    }
    guard let key = api.key else {
      throw CommandFailure(
        .noKey, "there is no API key, so task \(task) cannot be asked about; nothing was changed",
        help: "set \(APIEnvironment.keyVariable)")
    }
    let report: TaskReport
    do throws(JoyAIError) {
      report = try await JoyAIClient(key: key, address: api.address, configuration: limits)
        .status(taskID: task, model: attempt.request?.model)
    } catch {
      throw failure(error)
    }
    guard report.taskID == task else {
      throw refusal("the API answered about task \(report.taskID) and not about \(task)")
    }
    // A name that is not known says nothing: it may be another one for the same model.
    if let model = report.model.flatMap(ModelName.init)?.rawValue, let asked = attempt.request?.model, model != asked {
      throw refusal("task \(task) is one of \(model), and the attempt was for \(asked)")
    }
    try await checkIsUnusedElsewhere(by: attempt)
    return report
  }

  /// Credits that the API says it charged, beside what was quoted.
  static func price(_ report: TaskReport, quoted: Int?) -> String {
    let quote = quoted.map { Counted.credits($0) } ?? "unknown"
    if let incredible = report.incredibleCharge {
      return "it says that it charged \(incredible), which cannot be (quoted: \(quote))"
    }
    guard let charged = report.creditsCharged else { return "what it charged is not said (quoted: \(quote))" }
    let price = "charged \(Counted.credits(charged))"
    return charged == quoted ? price + ", as quoted" : price + " (quoted: \(quote))"
  }

  private func checkIsUnused(by attempt: Attempt) throws(CommandFailure) {
    let other = holdings.attempts.first { $0.task == task && $0 != attempt }
    let stored = holdings.storedPictures.first { $0.value.contains { $0.task == task } }
    guard other != nil || stored != nil else { return }
    let owner = other.map { "attempt \(AttemptText.name(of: $0)) (\(AttemptText.picture(of: $0)))" }
    throw refusal(
      "task \(task) belongs to \(owner ?? stored?.key.text ?? "another attempt"), and a task has one attempt only")
  }

  private func checkIsUnusedElsewhere(by attempt: Attempt) async throws(CommandFailure) {
    let other = try await mentions(task).first { mention in
      mention.fact.fingerprint != attempt.fingerprint || mention.fact.attempt ?? "" != attempt.id
    }
    guard let other else { return }
    let owner = other.fact.attempt ?? other.fact.fingerprint.text
    throw refusal("task \(task) belongs to attempt \(owner) in \(other.place), and a task has one attempt only")
  }

  private func refusal(_ words: String) -> CommandFailure {
    CommandFailure(
      .contentError, words + "; nothing was changed",
      help: "look up the id again; where nobody can tell, use --retry")
  }

  private func failure(_ error: JoyAIError) -> CommandFailure {
    switch error.kind {
    case .unauthorized:
      CommandFailure(.noKey, "\(error); nothing was changed", help: "check \(APIEnvironment.keyVariable)")
    case .badRequest, .otherClientError:
      refusal("\(api.address.host) knows no task \(task): \(error)")
    default:
      CommandFailure(
        .inputOutput, "\(api.address.host) could not be asked about task \(task): \(error); nothing was changed",
        help: "try again later")
    }
  }
}
