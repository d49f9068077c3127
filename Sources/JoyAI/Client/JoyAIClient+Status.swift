import AsyncHTTPClient

extension JoyAIClient {
  /// Asks how far a task is; costs nothing and may be asked as often as needed.
  ///
  /// - Parameters:
  ///   - taskID: from `AcceptedTask.taskID`.
  ///   - model: optional; the provider routes by the task id where it can.
  /// - Throws: `JoyAIError`. A failed task is no error: see `TaskReport.status`. (`delivery` is about requests that cost
  ///   credits; here it means nothing.)
  public func status(taskID: String, model: String? = nil) async throws(JoyAIError) -> TaskReport {
    guard !taskID.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      throw .invalid([Breach(field: "task_id", sentence: "task_id is required")])
    }
    var query = [(name: "task_id", value: taskID)]
    if let model { query.append(("model", model)) }
    let request = HTTPClientRequest(url: address.url(path: "/api/v1/status", query: query))
    let answer: Answer
    do {
      answer = try await exchange(request)
    } catch {
      let failure = TransportFailure(error, secure: address.base.scheme == .https)
      throw JoyAIError(kind: .transport(failure), delivery: .uncertain)
    }
    let reader = answerReader
    let success = try reader.read(answer)
    guard let report = TaskReport(success.data, asked: taskID, raw: success.raw, redaction: reader.redaction) else {
      throw reader.unreadable(success)
    }
    return report
  }
}
