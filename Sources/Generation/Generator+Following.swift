import GalleryModel
import JoyAI
import Planning
import Synchronization

extension Generator {
  /// Goes on with a task of an earlier run, at no cost.
  func goOn(_ fetch: PlannedFetch) async {
    let host = fetch.attempt.request?.api ?? APIAddress.production.host
    guard host == client.address.host else {
      await stillRunning(fetch, "it was accepted by \(host), and this run talks to \(client.address.host)")
      return
    }
    await follow(fetch)
  }

  /// Waits for an accepted task, fetches what it made, and writes down how it ended.
  func follow(_ fetch: PlannedFetch) async {
    let problem = Mutex("no status was to be had")
    let outcome: TaskOutcome
    do throws(JoyAIError) {
      outcome = try await client.waitForTask(
        fetch.task, model: fetch.model, schedule: PollingSchedule(interval: .seconds(options.pollInterval)),
        timeout: fetch.isAwaited ? .seconds(options.timeout) : .zero, clock: surroundings.clock
      ) { event in
        switch event {
        case .report(let report):
          problem.withLock { $0 = "its status is \"\(report.status)\"" }
          if case .unknown(let word) = report.status { observe(.unknownStatus(fetch.picture, word: word)) }
        case .problem(let error):
          problem.withLock { $0 = error.description }
        }
      }
    } catch {
      if error.kind == .unauthorized { await stop(.unauthorized) }
      await stillRunning(fetch, Task.isCancelled ? "interrupted" : error.description)
      return
    }
    switch outcome {
    case .succeeded(let report) where report.concerns(fetch.task):
      await store(report, fetch)
    case .failed(let report) where report.concerns(fetch.task):
      let charged = report.creditsCharged ?? fetch.attempt.charged
      await countCharge(of: report, fetch)
      _ = await record([fact(of: fetch, .failed(task: fetch.task, charged: charged))])
      await end(
        fetch.attempt.fingerprint, .failed,
        .failed(
          fetch.picture, reason: report.error ?? "the API gave no reason",
          charged: charged ?? fetch.attempt.request?.quoted))
    case .succeeded, .failed:
      await stillRunning(fetch, "the API answered about another task")
    case .stillRunning:
      await stillRunning(fetch, "the time is up; " + problem.withLock { $0 })
    }
  }

  /// Counts what the status says was charged beyond what was said before. The first charge above its quote stops
  /// sending.
  func countCharge(of report: TaskReport, _ fetch: PlannedFetch) async {
    guard let charged = report.creditsCharged, let quoted = fetch.attempt.request?.quoted else { return }
    let before = fetch.attempt.charged ?? quoted
    guard charged != before else { return }
    await queue.spend(charged - before)
    if charged > quoted { await stop(.chargedAboveQuote(charged: charged, quoted: quoted)) }
  }

  func stillRunning(_ fetch: PlannedFetch, _ reason: String) async {
    await end(
      fetch.attempt.fingerprint, .stillRunning, .stillRunning(fetch.picture, task: fetch.task, reason: reason))
  }

  func fact(of fetch: PlannedFetch, _ event: Fact.Event) -> Fact {
    let attempt = fetch.attempt
    return Fact(
      fingerprint: attempt.fingerprint, attemptNumber: attempt.number,
      attempt: attempt.id.isEmpty ? nil : attempt.id, at: surroundings.now, event: event)
  }
}

extension PlannedFetch {
  /// The model that the status endpoint is told.
  var model: String? { attempt.request?.model }
}

extension TaskReport {
  /// Whether the answer is about the task that was asked for.
  func concerns(_ task: String) -> Bool { taskID.isEmpty || taskID == task }
}
