import GalleryModel
import JoyAI
import Ledger
import Planning
import SiteFolder

extension Generator {
  /// How often a picture is fetched before it is left for the next run.
  private static let fetchTries = 4
  /// Where files that are no pictures are kept for a look.
  private static let asideFolder = ".gallerist/set-aside"

  /// Goes on with an attempt of an earlier run, at no cost.
  func goOn(_ planned: PlannedPicture) async {
    guard let attempt = planned.attempt, let task = attempt.task else { return }
    let host = attempt.request?.api ?? APIAddress.production.host
    guard host == client.address.host else {
      await end(
        planned.picture, .stillRunning,
        .stillRunning(
          planned.picture, task: task,
          reason: "it was accepted by \(host), and this run talks to \(client.address.host)"))
      return
    }
    await follow(attempt, of: planned.picture)
  }

  /// Waits for an accepted task, fetches what it made, and writes down how it ended.
  func follow(_ attempt: Attempt, of picture: Picture) async {
    guard let task = attempt.task else { return }
    let outcome: TaskOutcome
    do throws(JoyAIError) {
      outcome = try await wait(for: task, of: picture)
    } catch {
      if error.kind == .unauthorized { await stop(.unauthorized) }
      let reason = Task.isCancelled ? "interrupted" : error.description
      await end(picture, .stillRunning, .stillRunning(picture, task: task, reason: reason))
      return
    }
    switch outcome {
    case .succeeded(let report), .failed(let report):
      guard report.taskID.isEmpty || report.taskID == task else {
        await end(
          picture, .stillRunning, .stillRunning(picture, task: task, reason: "the API answered about another task"))
        return
      }
    case .stillRunning: break
    }
    switch outcome {
    case .succeeded(let report):
      await fetch(report, attempt: attempt, task: task, of: picture)
    case .failed(let report):
      let charged = report.creditsCharged ?? attempt.charged
      _ = await record([fact(of: attempt, .failed(task: task, charged: charged))])
      await end(
        picture, .failed,
        .failed(picture, reason: report.error ?? "the API gave no reason", charged: charged ?? attempt.request?.quoted))
    case .stillRunning(let last):
      let word = last.map { "its status is \"\($0.status)\"" } ?? "no status was to be had"
      await end(picture, .stillRunning, .stillRunning(picture, task: task, reason: "the time is up; \(word)"))
    }
  }

  private func wait(for task: String, of picture: Picture) async throws(JoyAIError) -> TaskOutcome {
    let observe = self.observe
    return try await client.waitForTask(
      task, model: picture.request.model.rawValue,
      schedule: PollingSchedule(interval: .seconds(options.pollInterval)), timeout: .seconds(options.timeout),
      clock: surroundings.clock
    ) { event in
      if case .report(let report) = event, case .unknown(let word) = report.status {
        observe(.unknownStatus(picture, word: word))
      }
    }
  }

  private func fetch(_ first: TaskReport, attempt: Attempt, task: String, of picture: Picture) async {
    var report = first
    var originals: [Int: Original] = [:]
    var reason = ""
    for round in 1...Self.fetchTries {
      for (index, url) in report.images.enumerated() where originals[index] == nil {
        do throws(FetchFailure) {
          originals[index] = try await fetch(url)
        } catch {
          reason = error.description
          if case .books(let reason) = error { await stop(.cannotWrite(reason)) }
        }
      }
      guard originals.count < report.images.count, round < Self.fetchTries, !Task.isCancelled else { break }
      // A fresh address from the status, because the one in hand may be stale.
      do {
        try await surroundings.clock.sleep(.seconds(options.pollInterval * Double(round)))
        let fresh = try await client.status(taskID: task, model: picture.request.model.rawValue)
        if !fresh.images.isEmpty { report = fresh }
      } catch {
        reason = String(describing: error)
      }
    }
    await keep(originals, report: report, attempt: attempt, task: task, of: picture, reason: reason)
  }

  /// Writes down what was fetched. Without the first picture of the answer the task counts as running still.
  private func keep(
    _ originals: [Int: Original], report: TaskReport, attempt: Attempt, task: String, of picture: Picture,
    reason: String
  ) async {
    guard let main = originals[0] else {
      let reason = Task.isCancelled ? "interrupted" : reason
      await end(picture, .stillRunning, .stillRunning(picture, task: task, reason: reason))
      return
    }
    let charged = report.creditsCharged == attempt.charged ? nil : report.creditsCharged
    let known = await books.holdings.storedPictures[picture.fingerprint] ?? []
    let facts = originals.sorted { $0.key < $1.key }
      .filter { _, original in !known.contains { $0.task == task && $0.original.sha256 == original.sha256 } }
      .map { fact(of: attempt, .image(task: task, index: $0.key, $0.value, charged: charged)) }
    guard await record(facts) else {
      await end(
        picture, .stillRunning,
        .stillRunning(picture, task: task, reason: "the picture is fetched, but the books cannot be written"))
      return
    }
    await end(picture, .stored, .stored(picture, main, charged: charged ?? attempt.charged))
  }

  /// Why a picture that is paid for is not stored.
  private enum FetchFailure: Error, CustomStringConvertible {
    case download(DownloadError)
    /// It came, but is no picture that can be decoded.
    case broken(String)
    case books(String)

    var description: String {
      switch self {
      case .download(let error): error.description
      case .broken(let reason): "what came is no whole picture: \(reason)"
      case .books(let reason): reason
      }
    }
  }

  private func fetch(_ url: String) async throws(FetchFailure) -> Original {
    do {
      let temporary = try site.makeTemporaryFile()
      // Only the name is wanted: the download makes the file itself.
      try site.remove(temporary)
      let path = site.root + "/" + temporary
      _ = try await client.download(url, to: path)
      let measure: ImageMeasure
      do {
        measure = try surroundings.measure(path)
      } catch {
        let name = temporary.split(separator: "/").last.map(String.init) ?? "file"
        try site.move(temporary, to: Self.asideFolder + "/" + name)
        throw FetchFailure.broken(String(describing: error))
      }
      let bytes = try site.read(temporary, limit: OriginalStore.sizeLimit)
      let original = Original(
        sha256: SHA256Digest.of(bytes), bytes: bytes.count, width: measure.width, height: measure.height,
        type: measure.type)
      try books.store.store(original, from: temporary)
      return original
    } catch let error as DownloadError {
      throw .download(error)
    } catch let error as FetchFailure {
      throw error
    } catch {
      throw .books(String(describing: error))
    }
  }

  private func fact(of attempt: Attempt, _ event: Fact.Event) -> Fact {
    Fact(
      fingerprint: attempt.fingerprint, attemptNumber: attempt.number,
      attempt: attempt.id.isEmpty ? nil : attempt.id, at: surroundings.now, event: event)
  }
}
