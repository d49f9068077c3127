import GalleryModel
package import JoyAI
package import Ledger
package import Planning
package import SiteFolder

/// Makes what a plan asks for: the only place that spends.
///
/// Each request's intent is durable before it goes out, each outcome before anything follows from it, and nothing that
/// may have reached the server is ever sent again by itself: the API has no idempotency key and no list of tasks.
/// Cancelling the surrounding task stops sending and waiting; a request on its way is still answered and written down.
package struct Generator: Sendable {
  let site: SiteFolder
  let books: Books
  let client: JoyAIClient
  let options: GenerationOptions
  let surroundings: GenerationSurroundings
  let observe: @Sendable (GenerationEvent) -> Void
  /// Told where pictures were fetched from, which is where the API can read them.
  let addresses: ReferenceAddresses
  /// Ties the attempts of one run together for its budget.
  let run: String
  let queue: SendQueue

  package init(
    site: SiteFolder, books: Books, client: JoyAIClient, addresses: ReferenceAddresses, options: GenerationOptions,
    surroundings: GenerationSurroundings, observe: @escaping @Sendable (GenerationEvent) -> Void
  ) {
    self.site = site
    self.books = books
    self.client = client
    self.addresses = addresses
    self.options = options
    self.surroundings = surroundings
    self.observe = observe
    run = surroundings.attemptID()
    queue = SendQueue(limit: max(1, options.concurrency))
  }

  /// Finishes what earlier runs left, then sends, round after round: what edits a picture can be sent once that one is
  /// stored. Budget, doubts, and what stops sending count for all rounds together.
  /// - Parameters:
  ///   - fetches: tasks that were accepted earlier.
  ///   - first: what can be sent at once.
  ///   - next: what can be sent now and could not before, told what has been done so far; nothing ends the run. After
  ///     something was fetched it is asked for the first round as well, since what was fetched may have changed the plan.
  package func run(
    fetching fetches: [PlannedFetch], sending first: [ReadyPicture] = [],
    next: ((GenerationReport) async -> [ReadyPicture])? = nil
  ) async -> GenerationReport {
    let isPlannedAnew = !fetches.isEmpty && next != nil
    if !fetches.isEmpty {
      observe(.goingOn(count: fetches.count))
      await goOn(with: fetches)
    }
    let next: (GenerationReport) async -> [ReadyPicture] = next ?? { _ in [] }
    var round = first
    let maySend = await queue.maySend
    if round.isEmpty || isPlannedAnew && maySend { round = await nextRound(next) }
    if !round.isEmpty, !Task.isCancelled { await prepareStore() }
    while !round.isEmpty, !Task.isCancelled {
      await send(round)
      for picture in await queue.rest() {
        await queue.end(picture.fingerprint, .notSent)
      }
      round = await nextRound(next)
    }
    if Task.isCancelled { await stop(.interrupted) }
    return await queue.report
  }

  private func nextRound(_ next: (GenerationReport) async -> [ReadyPicture]) async -> [ReadyPicture] {
    guard !Task.isCancelled, await queue.maySend else { return [] }
    return await next(await queue.report)
  }

  /// What could not be stored must not be bought.
  private func prepareStore() async {
    do throws(SiteFolderError) {
      try books.store.prepare()
    } catch {
      await stop(.cannotWrite(error.description))
    }
  }

  private func goOn(with fetches: [PlannedFetch]) async {
    await withTaskGroup(of: Void.self) { group in
      var waiting = fetches[...]
      func startNext() {
        guard !Task.isCancelled, let next = waiting.popFirst() else { return }
        group.addTask { await goOn(next) }
      }
      for _ in 0..<max(1, options.concurrency) { startNext() }
      while await group.next() != nil { startNext() }
    }
  }

  private func send(_ pictures: [ReadyPicture]) async {
    await queue.fill(with: pictures)
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<min(max(1, options.concurrency), pictures.count) {
        group.addTask {
          while !Task.isCancelled, let picture = await queue.next(for: worker) { await make(picture) }
        }
      }
    }
  }

  func end(_ fingerprint: Fingerprint, _ ending: GenerationReport.Ending, _ event: GenerationEvent) async {
    await queue.end(fingerprint, ending)
    observe(event)
  }

  func stop(_ reason: StopReason) async {
    if await queue.stop(reason) { observe(.stopped(reason)) }
  }

  /// Makes facts durable; where that fails, or only the rescue file could take them, nothing more is sent.
  /// - Returns: whether they are durable.
  func record(_ facts: [Fact]) async -> Bool {
    do throws(BooksError) {
      try await books.record(facts)
      return true
    } catch {
      await stop(StopReason(error))
      if case .rescued = error { return true }
      return false
    }
  }
}

extension StopReason {
  /// What follows from an error of the books.
  package init(_ error: BooksError) {
    switch error {
    case .lock: self = .brokenLock
    case .io(let reason), .rescued(let reason): self = .cannotWrite(reason)
    case .replaced(let folder): self = .replaced(folder: folder)
    case .knownMeanwhile: self = .knownMeanwhile
    case .ledger(.alreadyBegun): self = .alreadyBegun
    case .ledger(.beyondBudget(let spent, let limit)): self = .budget(spent: spent, limit: limit)
    case .ledger(let error): self = .cannotWrite(error.description)
    }
  }
}
