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

  /// Fetches every picture of an answer, with fresh addresses from the status where those in hand do not serve.
  func store(_ first: TaskReport, _ fetch: PlannedFetch) async {
    var report = first
    var originals: [Int: Original] = [:]
    var reason = ""
    for round in 1...Self.fetchTries {
      for (index, url) in report.images.enumerated() where originals[index] == nil {
        do throws(FetchFailure) {
          originals[index] = try await download(url)
        } catch {
          reason = error.description
          if case .disk(let reason) = error {
            await stop(.cannotWrite(reason))
            await keep(originals, report: report, fetch, reason: reason)
            return
          }
        }
      }
      guard originals.count < report.images.count, round < Self.fetchTries, !Task.isCancelled else { break }
      do {
        try await surroundings.clock.sleep(.seconds(options.pollInterval * Double(round)))
        let fresh = try await client.status(taskID: fetch.task, model: fetch.model)
        if !fresh.images.isEmpty, fresh.concerns(fetch.task) { report = fresh }
      } catch {
        reason = String(describing: error)
      }
    }
    await keep(originals, report: report, fetch, reason: reason)
  }

  /// Writes down what was fetched. Without the first picture of the answer the task counts as running still.
  private func keep(
    _ originals: [Int: Original], report: TaskReport, _ fetch: PlannedFetch, reason: String
  ) async {
    let fingerprint = fetch.attempt.fingerprint
    guard let main = originals[0] else {
      await stillRunning(fetch, Task.isCancelled ? "interrupted" : reason)
      return
    }
    let charged = report.creditsCharged == fetch.attempt.charged ? nil : report.creditsCharged
    let known = await books.holdings(of: fingerprint).storedPictures[fingerprint] ?? []
    let facts = originals.sorted { $0.key < $1.key }
      .filter { _, original in
        !known.contains { $0.task == fetch.task && $0.original.sha256 == original.sha256 }
      }
      .map { fact(of: fetch, .image(task: fetch.task, index: $0.key, $0.value, charged: charged)) }
    await countCharge(of: report, fetch)
    guard await record(facts) else {
      await stillRunning(fetch, "the picture is fetched, but the books cannot be written")
      return
    }
    let missing = report.images.count - originals.count
    if missing > 0 { observe(.incomplete(fetch.picture, missing: missing, reason: reason)) }
    await end(
      fingerprint, .stored, .stored(fetch.picture, main, charged: charged ?? fetch.attempt.charged))
  }

  /// Why a picture that is paid for is not stored.
  private enum FetchFailure: Error, CustomStringConvertible {
    case download(DownloadError)
    /// It came, but is no picture that can be decoded.
    case broken(String)
    /// Nothing can be stored here before something is mended on this machine.
    case disk(String)

    var description: String {
      switch self {
      case .download(let error): error.description
      case .broken(let reason): "what came is no whole picture: \(reason)"
      case .disk(let reason): reason
      }
    }
  }

  private func download(_ url: String) async throws(FetchFailure) -> Original {
    do {
      let temporary = try site.makeTemporaryFile()
      // Only the name is wanted: the download makes the file itself.
      try site.remove(temporary)
      let path = site.root + "/" + temporary
      if let code = WriteGate.before(.download, temporary) {
        throw FetchFailure.disk("cannot write \(temporary): \(SiteFolderError.reason(code))")
      }
      _ = try await client.download(url, to: path)
      WriteGate.after(.download, temporary)
      let measure: ImageMeasure
      do {
        measure = try surroundings.measure(path)
      } catch {
        try setAside(temporary)
        throw FetchFailure.broken(String(describing: error))
      }
      let bytes = try site.read(temporary, limit: OriginalStore.sizeLimit)
      let original = Original(
        sha256: SHA256Digest.of(bytes), bytes: bytes.count, width: measure.width, height: measure.height,
        type: measure.type)
      try books.store.store(original, from: temporary)
      return original
    } catch let error as DownloadError {
      throw error.advice == .mendLocally ? .disk(error.description) : .download(error)
    } catch let error as FetchFailure {
      throw error
    } catch {
      throw .disk(String(describing: error))
    }
  }

  private func setAside(_ temporary: String) throws(SiteFolderError) {
    let name = temporary.split(separator: "/").last.map(String.init) ?? "file"
    try site.move(temporary, to: Self.asideFolder + "/" + surroundings.attemptID() + "-" + name)
  }
}
