extension JoyAIClient {
  /// Waits for a task that was accepted, by asking for its status.
  ///
  /// Goes on through answers that may pass: 5xx, 429, 408, redirects, 404, broken answers, a network that is away, a
  /// success without a URL, and an answer about another task. A `Retry-After` is honoured. Waiting costs nothing and may be taken up again at any time.
  ///
  /// - Parameters:
  ///   - taskID: from `AcceptedTask.taskID`.
  ///   - model: optional, see `status(taskID:model:)`.
  ///   - schedule: the delays between questions.
  ///   - timeout: how long to go on after the first question, which is always asked; when the time is over the status
  ///     is asked for one last time.
  ///   - clock: time and pauses.
  ///   - observe: called with every answer, before the next pause.
  /// - Throws: `JoyAIError` where asking again is in vain: 400, 401, 402, 403 and other 4xx, or a cancelled task.
  public func waitForTask(
    _ taskID: String, model: String? = nil, schedule: PollingSchedule = .standard, timeout: Duration,
    clock: PollingClock = .system, observe: @Sendable (PollingEvent) async -> Void = { _ in }
  ) async throws(JoyAIError) -> TaskOutcome {
    var deadline: Duration?
    var last: TaskReport?
    var attempt = 0
    var asked: Duration = .zero
    while true {
      var delay = max(schedule.delay(attempt: attempt, jitter: clock.jitter()), asked)
      if let deadline {
        let remaining = deadline - clock.elapsed()
        guard remaining > .zero, asked <= remaining else { return .stillRunning(last: last) }
        delay = min(delay, remaining)
      }
      do {
        try await clock.sleep(delay)
      } catch {
        throw JoyAIError(kind: .transport(.cancelled), delivery: .uncertain)
      }
      if deadline == nil { deadline = clock.elapsed() + timeout }
      attempt += 1
      asked = .zero
      do {
        let report = try await status(taskID: taskID, model: model)
        await observe(.report(report))
        guard report.taskID == taskID else { continue }
        last = report
        switch report.status {
        case .succeeded where !report.images.isEmpty: return .succeeded(report)
        case .failed: return .failed(report)
        case .succeeded, .processing, .unknown: break
        }
      } catch {
        guard error.kind.mayPass else { throw error }
        await observe(.problem(error))
        asked = error.retryAfter ?? .zero
      }
    }
  }
}

extension JoyAIError.Kind {
  /// Whether asking for the same status again may go better. A 404 may: a task may be known a little later than its
  /// id was given out.
  var mayPass: Bool {
    switch self {
    case .server, .rateLimited, .requestTimeout, .redirect, .unknownCode, .unreadableAnswer: true
    case .otherClientError(let status): status == 404
    case .transport(let failure): failure != .cancelled
    case .invalidRequest, .badRequest, .unauthorized, .insufficientCredits: false
    }
  }
}
