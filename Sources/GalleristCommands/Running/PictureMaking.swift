import GalleryModel
import Generation
import JoyAI
import JoyAISandbox
import Ledger
import Planning
import Renditions

/// Makes what is missing, for `generate` and `build`.
struct PictureMaking {
  let workspace: Workspace
  let books: Books
  let selection: SelectionOptions
  let flags: GenerationFlags
  let api: APIEnvironment?
  let printer: Printer
  /// Finds out what else is wrong with the site, before anything is paid for.
  var check: () async throws(CommandFailure) -> Void = {}

  /// Asks for consent where something is to be paid, goes on with earlier tasks, and sends what is missing.
  /// - Returns: the exit status by what is true of the content afterwards.
  func run() async throws(CommandFailure) -> ExitStatus {
    try selection.check(workspace.content.pictures)
    if selection.sandbox { try await forgetEarlierSandboxes() }
    let hold = try await elsewhere.hold(for: books, present: await present)
    defer { withExtendedLifetime(hold) {} }
    let taking = try await elsewhere.takeForContent(into: books)
    let obstacle = hold.obstacle ?? taking
    try await settle()
    let plan = await self.plan()
    if plan.toSend.isEmpty {
      if let obstacle { printer.show(obstacle.warning) }
      books.unread.map(\.unclear).forEach(printer.show)
    }
    guard !plan.toSend.isEmpty || !plan.toFetch.isEmpty else {
      await warnOfDoubts(after: nil, plan)
      return ending(after: nil, plan: plan)
    }
    let problems = RequestCheck.problems(of: plan)
    guard problems.isEmpty else { throw CommandFailure(.contentError, problems) }
    if !plan.toSend.isEmpty { try await check() }
    let report = selection.sandbox ? try await runInSandbox(plan) : try await runAtAPI(plan, obstacle)
    var failure: CommandFailure?
    do throws(CommandFailure) {
      try await settle()
    } catch {
      failure = error
    }
    // Whatever else is wrong, what was spent is said.
    summarize(report)
    let after = await self.plan()
    await warnOfDoubts(after: report, after)
    if let failure { throw failure }
    if let interruption = statusOfInterruption() { return interruption }
    return ending(after: report, plan: after)
  }

  private var elsewhere: Elsewhere { Elsewhere(workspace: workspace, printer: printer, allowsNetwork: true) }

  private var present: Set<Fingerprint> {
    get async { workspace.resolved(by: await books.holdings).fingerprints }
  }

  private func plan() async -> Plan {
    let workspace = self.workspace
    return Planner(
      holdings: await books.holdings, prices: workspace.settings.prices, keepsTasks: !selection.sandbox,
      isPresent: { workspace.isPresent($0) }
    ).plan(
      workspace.content.pictures, of: workspace.allPictures, only: selection.globs, retryFailed: flags.retryFailed,
      stale: flags.stale)
  }

  private func settle() async throws(CommandFailure) {
    do throws(BooksError) {
      let restored = try await books.settle(present: await present)
      SettlingText.restored(restored, workspace.layout).map(printer.note)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// - Parameter obstacle: why it is not known what else is paid for.
  private func runAtAPI(
    _ plan: Plan, _ obstacle: ElsewhereObstacle?
  ) async throws(CommandFailure) -> GenerationReport {
    guard let api, let key = api.key else {
      guard !plan.toSend.isEmpty || plan.toFetch.contains(where: \.isAwaited) else {
        printer.note("\(Counted.pictures(plan.toFetch.count)) of earlier content cannot be fetched without an API key.")
        return GenerationReport()
      }
      throw CommandFailure(
        plan.pictures(.inDoubt).isEmpty ? .noKey : .inDoubt, "there is no API key, so no picture can be made",
        help: "set \(APIEnvironment.keyVariable), or build without it: gallerist build --sandbox (or --offline)")
    }
    let client = JoyAIClient(key: key, address: api.address, configuration: printer.world.limits)
    var agreed: Plan?
    do throws(CommandFailure) {
      if let obstacle, !plan.toSend.isEmpty { throw obstacle.failure }
      if !books.unread.isEmpty, !plan.toSend.isEmpty {
        throw CommandFailure(.contentError, books.unread.map(\.alarming))
      }
      let consent = Consent(flags: flags, settings: workspace.settings, isSandbox: false, printer: printer)
      if try consent.obtain(for: plan) { agreed = try await planAgain(within: plan) }
    } catch {
      // What is paid for already is fetched all the same: its addresses may not live for long.
      if !plan.toFetch.isEmpty {
        _ = await generate(plan, client: client, pollInterval: pollInterval, sends: false)
        try await settle()
      }
      throw error
    }
    return await generate(
      agreed ?? plan, client: client, pollInterval: pollInterval, agreedCredits: agreed == nil ? nil : plan.credits)
  }

  /// The question may have been open for long, and git may have fetched other branches meanwhile: what they have bought
  /// is not bought again, and nothing is sent that was not agreed to.
  private func planAgain(within agreed: Plan) async throws(CommandFailure) -> Plan {
    if let obstacle = try await elsewhere.takeForContent(into: books, isRepeated: true) {
      throw obstacle.failure
    }
    try await settle()
    var plan = await self.plan()
    let ids = Set(agreed.toSend.map(\.picture.id))
    plan.toSend.removeAll { !ids.contains($0.picture.id) }
    return plan
  }

  private func runInSandbox(_ plan: Plan) async throws(CommandFailure) -> GenerationReport {
    do {
      return try await Sandbox.withRunning { sandbox in
        let client = JoyAIClient(key: try APIKey("sandbox"), address: try APIAddress(sandbox.baseURL))
        // Its pictures are ready at once: nothing is gained by waiting.
        return await generate(plan, client: client, pollInterval: flags.pollInterval ?? 0.01)
      }
    } catch {
      throw CommandFailure(.unexpected, "the sandbox cannot run: \(error)")
    }
  }

  private var pollInterval: Double { flags.pollInterval ?? workspace.settings.generation.pollInterval }

  private func generate(
    _ plan: Plan, client: JoyAIClient, pollInterval: Double, sends: Bool = true, agreedCredits: Int? = nil
  ) async -> GenerationReport {
    let generation = workspace.settings.generation
    let limits = [flags.limit(workspace.settings), agreedCredits].compactMap { $0 }
    let options = GenerationOptions(
      concurrency: flags.concurrency ?? generation.concurrency,
      maxCredits: selection.sandbox ? nil : limits.min(), pollInterval: pollInterval,
      timeout: flags.timeout ?? generation.timeout)
    let world = printer.world
    let surroundings = GenerationSurroundings(
      milliseconds: world.milliseconds, random: world.random, clock: world.pollingClock,
      measure: { try ImageInspector.measure(path: $0) })
    let progress = ProgressPrinter(
      printer, total: plan.toSend.count + plan.toFetch.count { !$0.isForAlternates }, host: client.address.host)
    let generator = Generator(
      site: workspace.site, books: books, client: client, options: options, surroundings: surroundings,
      observe: { progress.show($0) })
    let report = await withTaskCancellationHandler {
      await generator.run(plan, sends: sends)
    } onCancel: {
      progress.interrupt()
    }
    progress.finish()
    return report
  }

  /// A sandbox's tasks end with it: what an interrupted one left is not waited for.
  private func forgetEarlierSandboxes() async throws(CommandFailure) {
    let now = Timestamp(seconds: Int64(printer.world.milliseconds() / 1_000)).description
    let facts = await books.holdings.attempts.filter { !$0.isSettled }.map { attempt in
      Fact(
        fingerprint: attempt.fingerprint, attemptNumber: attempt.number,
        attempt: attempt.id.isEmpty ? nil : attempt.id, at: now, event: .lost(task: attempt.task, charged: 0))
    }
    do throws(BooksError) {
      try await books.record(facts)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func summarize(_ report: GenerationReport) {
    let made = report.count(.stored)
    let price = Consent.price(report.spent, workspace.settings, in: printer.world)
    let isAllForThem = [.stillRunning, .failed].allSatisfy { report.count($0) == 0 }
    if made > 0, selection.sandbox {
      printer.note("\(Counted.pictures(made)) made in the sandbox.")
    } else if made > 0, report.spent == 0 {
      printer.note("\(Counted.pictures(made)) fetched, at no cost.")
    } else if made > 0 {
      printer.note(Counted.pictures(made) + (isAllForThem ? " made for \(price)." : " made; \(price) spent in all."))
    } else if report.spent > 0, !selection.sandbox {
      printer.note("\(price) spent.")
    }
    let open: [(GenerationReport.Ending, String)] = [
      (.stillRunning, "still running: run again, at no charge"), (.inDoubt, "in doubt: gallerist status"),
      (.notSent, "not sent"), (.failed, "failed"), (.refused, "refused"),
    ]
    for (ending, words) in open where report.count(ending) > 0 {
      printer.note("\(Counted.pictures(report.count(ending))) \(words).")
    }
    if report.stopReasons.contains(.insufficientCredits) { printer.note("Top up the account and run again.") }
  }

  /// Names what is in doubt or nowhere to be found, with the commands that settle it.
  private func warnOfDoubts(after report: GenerationReport?, _ plan: Plan) async {
    guard !selection.sandbox else { return }
    let told = (report?.endings ?? [:]).filter { $0.value == .inDoubt }.keys
    DoubtText(holdings: await books.holdings, plan: plan, told: Set(told)).warnings.forEach(printer.show)
  }

  /// Asks the task, not the report: sending may have stopped for another reason before the interrupt.
  private func statusOfInterruption() -> ExitStatus? {
    guard Task.isCancelled else { return nil }
    printer.note("Interrupted; everything paid for is recorded, and the next run goes on.")
    return printer.world.interruption() == 15 ? .terminated : .interrupted
  }

  /// What could not be written, then in doubt, then a refused key, then no credits, then not all made.
  private func ending(after report: GenerationReport?, plan: Plan) -> ExitStatus {
    let reasons = report?.stopReasons ?? []
    for reason in reasons {
      switch reason {
      case .cannotWrite, .replaced: return .inputOutput
      case .brokenLock: return .contentError
      default: continue
      }
    }
    if !plan.pictures(.inDoubt).isEmpty { return .inDoubt }
    if reasons.contains(.unauthorized) { return .noKey }
    if reasons.contains(.insufficientCredits) { return .noCredits }
    return plan.pictures.allSatisfy { ($0.state == .stored || $0.state == .stale) && !$0.isWithoutFile }
      ? .done : .notAllMade
  }
}
