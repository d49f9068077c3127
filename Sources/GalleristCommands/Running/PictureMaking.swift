import GalleryModel
import Generation
import JoyAI
import JoyAISandbox
import Ledger
import Planning

/// Makes what is missing, for `generate` and `build`.
struct PictureMaking {
  let workspace: Workspace
  let books: Books
  let selection: SelectionOptions
  let flags: GenerationFlags
  let api: APIEnvironment?
  let printer: Printer
  /// Where the site is published, if elsewhere than the settings say.
  var baseURL: String?
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
      await warnOfWhatIsOpen(after: nil, plan)
      return ending(after: nil, plan: plan)
    }
    let problems = RequestCheck.problems(of: plan)
    guard problems.isEmpty else { throw CommandFailure(.contentError, problems) }
    if !plan.toSend.isEmpty { try await check() }
    let run = selection.sandbox ? try await runInSandbox(plan) : try await runAtAPI(plan, obstacle)
    var failure = run.failure
    do throws(CommandFailure) {
      try await settle()
    } catch {
      failure = failure ?? error
    }
    // Whatever else is wrong, what was spent is said.
    summarize(run.report)
    let after = await self.plan()
    await warnOfWhatIsOpen(after: run.report, after)
    if let interruption = statusOfInterruption(), failure.map({ $0.status == interruption }) ?? true {
      return interruption
    }
    if let failure { throw failure }
    return ending(after: run.report, plan: after)
  }

  var elsewhere: Elsewhere { Elsewhere(workspace: workspace, printer: printer, allowsNetwork: true) }

  var present: Set<Fingerprint> {
    get async { workspace.resolved(by: await books.holdings).fingerprints }
  }

  /// - Parameter unsendable: request keys of pictures that cannot be sent.
  func plan(without unsendable: Set<String> = []) async -> Plan {
    await planner.plan(
      workspace.content.pictures, of: workspace.allPictures, only: selection.globs,
      retryFailed: flags.again.retryFailed, stale: flags.again.stale, without: unsendable)
  }

  private var planner: Planner {
    get async {
      let workspace = self.workspace
      return Planner(
        holdings: await books.holdings, prices: workspace.settings.prices, keepsTasks: !selection.sandbox,
        isPresent: { workspace.isPresent($0) })
    }
  }

  func settle() async throws(CommandFailure) {
    do throws(BooksError) {
      let restored = try await books.settle(present: await present)
      SettlingText.restored(restored, workspace.layout).map(printer.note)
    } catch {
      throw CommandFailure(error)
    }
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

  /// Names what is in doubt or nowhere to be found, with the commands that settle it, and what waits for it.
  private func warnOfWhatIsOpen(after report: GenerationReport?, _ plan: Plan) async {
    if !selection.sandbox {
      let told = (report?.endings ?? [:]).filter { $0.value == .inDoubt }.keys
      DoubtText(holdings: await books.holdings, plan: plan, told: Set(told)).warnings.forEach(printer.show)
    }
    // Where sending stopped, it was said why.
    guard !Task.isCancelled, report?.stopReasons.isEmpty ?? true else { return }
    let all = await planner.plan(workspace.allPictures)
    WaitingText(all: all.pictures, makesStale: flags.again.stale).warnings(of: plan).forEach(printer.show)
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
    let isMade = plan.pictures.allSatisfy { planned in
      (planned.state == .stored || planned.state == .stale && !flags.again.stale) && !planned.isWithoutFile
    }
    return isMade ? .done : .notAllMade
  }
}
