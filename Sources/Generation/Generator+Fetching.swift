import GalleryModel
import JoyAI
import Ledger
import Planning

extension Generator {
  /// How often a picture is fetched before it is left for the next run.
  private static let fetchTries = 4

  /// What came of an answer's pictures.
  private struct Fetched {
    /// By their places in the answer.
    var originals: [Int: Original] = [:]
    /// How many pictures the answer has.
    var count: Int
    /// Why the last one that could not be fetched could not.
    var reason = ""
  }

  /// Fetches every picture of an answer that is not here yet, with fresh addresses from the status where those in hand
  /// do not serve.
  func store(_ first: TaskReport, _ fetch: PlannedFetch, _ watch: TaskWatch) async {
    let here = await placesOfPicturesHere(fetch)
    var report = first
    var fetched = Fetched(count: fetch.attempt.answerCount)
    rounds: for round in 1...Self.fetchTries {
      let urls = report.distinctImages
      fetched.count = max(fetched.count, urls.count)
      for (index, url) in urls.enumerated() where !here.contains(index) && fetched.originals[index] == nil {
        do throws(FetchFailure) {
          fetched.originals[index] = try await download(url)
        } catch {
          fetched.reason = error.description
          if case .disk(let reason) = error {
            await stop(.cannotWrite(reason))
            break rounds
          }
        }
      }
      let isComplete = (0..<fetched.count).allSatisfy { here.contains($0) || fetched.originals[$0] != nil }
      guard !isComplete, round < Self.fetchTries, !Task.isCancelled else { break }
      if fetched.reason.isEmpty { fetched.reason = "the API names \(urls.count) of \(fetched.count) pictures" }
      do {
        try await surroundings.clock.sleep(.seconds(options.pollInterval * Double(round)))
        let fresh = try await client.status(taskID: fetch.task, model: fetch.model)
        if !fresh.images.isEmpty, fresh.concerns(fetch.task) {
          report = fresh
          await countCharge(of: report, fetch, watch)
        }
      } catch let error as JoyAIError {
        fetched.reason += "; " + error.description
      } catch {
        break  // interrupted
      }
    }
    await keep(fetched, charged: report.creditsCharged.flatMap(Fact.credible), fetch)
  }

  private func known(_ fetch: PlannedFetch) async -> [StoredPicture] {
    let fingerprint = fetch.attempt.fingerprint
    let stored = await books.holdings(of: fingerprint).storedPictures[fingerprint] ?? []
    return stored.filter(fetch.attempt.made)
  }

  /// The places in the answer whose pictures are stored, with their bytes.
  private func placesOfPicturesHere(_ fetch: PlannedFetch) async -> Set<Int> {
    var places: Set<Int> = []
    for picture in await known(fetch) {
      do {
        let presence = try books.store.presence(of: picture.original)
        if presence == .present || presence == .pointer { places.insert(picture.index) }
      } catch {
        continue  // what cannot be looked at is fetched; storing it says why that is in vain
      }
    }
    return places
  }

  /// Writes down what was fetched. Without any picture the task counts as running still; a picture that is here is not
  /// to be lost for another one of its answer that is not.
  private func keep(_ fetched: Fetched, charged said: Int?, _ fetch: PlannedFetch) async {
    let reason = Task.isCancelled ? "interrupted" : fetched.reason
    guard let main = fetched.originals.min(by: { $0.key < $1.key })?.value else {
      await leave(fetch, reason)
      return
    }
    let charged = said == fetch.attempt.charged ? nil : said
    let count = fetched.count > 1 ? fetched.count : nil
    let isCountKnown = fetch.attempt.answerCount >= fetched.count || count == nil
    let known = await known(fetch)
    let facts = fetched.originals.sorted { $0.key < $1.key }
      .filter { place, original in
        !isCountKnown || !known.contains { $0.index == place && $0.original.sha256 == original.sha256 }
      }
      .map { fact(of: fetch, .image(task: fetch.task, index: $0.key, $0.value, charged: charged, of: count)) }
    guard await record(facts) else {
      await leave(fetch, "the picture is fetched, but the books cannot be written")
      return
    }
    if fetch.isForAlternates {
      observe(.alternatesStored(fetch.picture, count: fetched.originals.count))
    } else {
      let credits = said ?? fetch.attempt.charged
      await end(fetch.attempt.fingerprint, .stored, .stored(fetch.picture, main, charged: credits))
    }
    let places = Set(known.map(\.index)).union(fetched.originals.keys)
    let missing = fetched.count - places.count
    if missing > 0 { observe(.incomplete(fetch.picture, missing: missing, reason: reason)) }
  }
}
