import GalleryModel
import JoyAI
import Planning

extension Generator {
  /// Goes on with a task of an earlier run, at no cost.
  func goOn(_ fetch: PlannedFetch) async {
    let host = fetch.attempt.request?.api ?? APIAddress.production.host
    guard host == client.address.host else {
      await leave(fetch, "it was accepted by \(host), and this run talks to \(client.address.host)")
      return
    }
    await follow(fetch)
  }

  /// Waits for an accepted task, fetches what it made, and writes down how it ended.
  func follow(_ fetch: PlannedFetch) async {
    let watch = TaskWatch(charged: fetch.attempt.charged ?? fetch.attempt.request?.quoted)
    let outcome: TaskOutcome
    do throws(JoyAIError) {
      outcome = try await client.waitForTask(
        fetch.task, model: fetch.model, schedule: PollingSchedule(interval: .seconds(options.pollInterval)),
        timeout: fetch.isAwaited ? .seconds(options.timeout) : .zero, clock: surroundings.clock
      ) { event in
        await see(event, fetch, watch)
      }
    } catch {
      // Nothing waits for alternates: what is missing besides them meets the same refusal by itself.
      if error.kind == .unauthorized, !fetch.isForAlternates { await stop(.unauthorized) }
      await leave(fetch, Task.isCancelled ? "interrupted" : error.description)
      return
    }
    switch outcome {
    case .succeeded(let report): await store(report, fetch, watch)
    case .failed(let report): await fail(report, fetch)
    case .stillRunning:
      let isWaitedFor = fetch.isAwaited || fetch.isForAlternates
      await leave(fetch, (isWaitedFor ? "the time is up; " : "nothing here waits for it; ") + watch.last)
    }
  }

  /// Says what is odd about an answer, once, and counts what it says was charged.
  private func see(_ event: PollingEvent, _ fetch: PlannedFetch, _ watch: TaskWatch) async {
    func say(_ kind: String, _ problem: String) {
      guard watch.note(kind, problem), !fetch.isForAlternates else { return }
      observe(.statusProblem(fetch.picture, task: fetch.task, problem: problem))
    }
    switch event {
    case .problem(let error):
      let isUnknown = error.kind == .otherClientError(404)
      say(error.kind.name, isUnknown ? "the API does not know the task (404)" : error.description)
    case .report(let report) where !report.concerns(fetch.task):
      say("another task", "the API answered about another task")
    case .report(let report):
      await countCharge(of: report, fetch, watch)
      switch report.status {
      case .unknown(let word):
        let isNews = watch.note("status " + word, "its status is \"\(report.status)\"")
        if isNews, !fetch.isForAlternates { observe(.unknownStatus(fetch.picture, word: word)) }
      case .succeeded where report.images.isEmpty:
        say("no picture", "it is said to have succeeded, but no picture is named")
      case .succeeded, .failed, .processing: watch.note("its status is \"\(report.status)\"")
      }
    }
  }

  private func fail(_ report: TaskReport, _ fetch: PlannedFetch) async {
    let reason = report.error ?? "the API gave no reason"
    // What was stored once was made; that its bytes are gone, or others of its answer, is no failure of the task.
    guard fetch.attempt.state != .stored else {
      await leave(fetch, "the API now says that it failed: \(reason)")
      return
    }
    let said = report.creditsCharged.flatMap(Fact.credible) ?? fetch.attempt.charged
    let failed = fact(of: fetch, .failed(task: fetch.task, charged: said))
    _ = await record([failed])
    await end(
      fetch.attempt.fingerprint, .failed,
      .failed(fetch.picture, reason: reason, charged: failed.charged ?? fetch.attempt.request?.quoted))
  }

  /// Counts what the status says was charged beyond what was said before. The first charge above its quote stops
  /// sending, and so does one that cannot be.
  func countCharge(of report: TaskReport, _ fetch: PlannedFetch, _ watch: TaskWatch) async {
    if let incredible = report.incredibleCharge {
      // For alternates it was said when the picture itself was made, and nothing keeps it from being said for ever.
      if !fetch.isForAlternates { await stop(.chargeCannotBe(incredible)) }
      return
    }
    guard let charged = report.creditsCharged else { return }
    if let before = watch.count(charged) { await queue.spend(charged - before) }
    if let quoted = fetch.attempt.request?.quoted, charged > quoted, charged != fetch.attempt.charged {
      await stop(.chargedAboveQuote(charged: charged, quoted: quoted))
    }
  }

  /// Leaves a task for the next run, which goes on at no charge.
  func leave(_ fetch: PlannedFetch, _ reason: String) async {
    if fetch.isForAlternates {
      observe(.incomplete(fetch.picture, missing: fetch.attempt.missingPictures, reason: reason))
    } else {
      await stillRunning(fetch, reason)
    }
  }

  private func stillRunning(_ fetch: PlannedFetch, _ reason: String) async {
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

  /// The same picture twice in an answer is one picture.
  var distinctImages: [String] {
    var seen: Set<String> = []
    return images.filter { seen.insert($0).inserted }
  }
}
