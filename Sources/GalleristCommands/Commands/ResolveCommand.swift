import ArgumentParser
import GalleryModel
import JoyAI
import Ledger

/// `gallerist resolve`: settles attempts in doubt or without end.
struct ResolveCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Settle attempts in doubt, or give up what never ends.",
    discussion: """
      Give exactly one of --task, --not-charged, --retry and --lost. Everything is checked first; if one attempt \
      cannot be settled so, nothing is changed. Nothing is ever sent that costs credits.

      EXAMPLES
        gallerist status                         lists what is open, with its ids
        gallerist resolve ATTEMPT --task ID      the dashboard shows its task
        gallerist resolve ATTEMPT --not-charged  the dashboard shows no charge
        gallerist resolve ATTEMPT --retry        nobody can tell: allows another try
        gallerist resolve products/mug --lost    gives up a task that never ends
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "Ids of attempts, as gallerist status prints them; a picture's id where it has one that is open.",
      valueName: "attempt"))
  var attempts: [String]

  @Option(
    help: ArgumentHelp(
      "It became this task: checked at the API, then gone on with at no charge (one attempt).", valueName: "id"))
  var task: String?

  @Flag(help: "It was not charged: generate may send it again.")
  var notCharged = false

  @Flag(help: "Nobody can tell: give it up, its credits stay doubtful, and generate may pay for the next try.")
  var retry = false

  @Flag(help: "Give up its picture: in doubt, running for ever, or paid for and nowhere to be found.")
  var lost = false

  func validate() throws {
    guard ways.count == 1 else {
      throw ValidationError(
        ways.isEmpty
          ? "say how: one of --task ID, --not-charged, --retry and --lost"
          : "--task, --not-charged, --retry and --lost exclude each other")
    }
    guard let task else { return }
    guard attempts.count == 1 else { throw ValidationError("--task is for one attempt: a task has one only") }
    guard TaskCheck.isPlausible(task) else {
      throw ValidationError("--task is no task's id: it is empty, or longer than 1,024 bytes")
    }
  }

  private var ways: [SettlingWay] {
    [task.map { .task($0) }, notCharged ? .notCharged : nil, retry ? .retry : nil, lost ? .lost : nil].compactMap { $0 }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let api = task == nil ? nil : try APIEnvironment(world.environment)
    if let task, let key = APIEnvironment.keyText(in: world.environment), !key.isEmpty, task.contains(key) {
      throw CommandFailure(.usage, "--task is the API key; nothing was sent or written", help: "give the task's id")
    }
    let workspace = try Workspace(contentOrNone: common)
    return try await BooksSession.with(workspace, printer: printer, saysConcerns: false) {
      books async throws(CommandFailure) in
      for way in ways { try await settle(way, workspace, books, api, printer) }
      return .done
    }
  }

  private func settle(
    _ way: SettlingWay, _ workspace: Workspace, _ books: Books, _ api: APIEnvironment?, _ printer: Printer
  ) async throws(CommandFailure) {
    let obstacle = try await lookElsewhere(workspace, books, printer)
    let holdings = await books.holdings
    var (found, failures) = find(in: holdings, workspace, way)
    var facts: [Fact] = []
    var told: (price: String, status: String)?
    let settlement = Settlement(way: way, now: printer.world.timestamp)
    for attempt in found {
      do throws(CommandFailure) {
        var fact = try settlement.fact(of: attempt, place: place(of: attempt, holdings, workspace))
        if attempt.state == .stored, let obstacle {
          throw CommandFailure(
            obstacle.status, "\(obstacle.reason); the picture may be there, so nothing was changed", help: obstacle.help
          )
        }
        if case .task(let task) = way, let api {
          let elsewhere = Elsewhere(workspace: workspace, printer: printer, allowsNetwork: false)
          let check = TaskCheck(task: task, holdings: holdings, api: api, limits: printer.world.limits) {
            task async throws(CommandFailure) in
            try await elsewhere.knows(task: task)
          }
          let report = try await check.report(for: attempt)
          fact = try settlement.fact(of: attempt, charged: report.creditsCharged)
          told = (TaskCheck.price(report, quoted: attempt.request?.quoted), report.status.description)
        }
        facts.append(fact)
      } catch {
        failures.append(error)
      }
    }
    try fail(failures, printer)
    let present = workspace.resolved(by: await books.holdings).fingerprints.intersection(facts.map(\.fingerprint))
    let failure = try await Recording(workspace: workspace, books: books).record(facts, present: present)
    let text = SettlementText(
      way: way, holdings: await books.holdings, content: workspace.content, isPresent: { workspace.isKept($0) })
    for attempt in found {
      printer.results([DiagnosticText.visible(text.sentence(about: attempt, task: told))])
    }
    if let failure { throw failure }
  }

  /// Another branch may know how an attempt ended, or have the picture that is to be given up.
  /// - Returns: why the git repository could not be asked.
  private func lookElsewhere(
    _ workspace: Workspace, _ books: Books, _ printer: Printer
  ) async throws(CommandFailure) -> ElsewhereObstacle? {
    let lookup = AttemptLookup(holdings: await books.holdings, content: workspace.content) { _ in false }
    let named = lost ? attempts.flatMap(lookup.attempts(named:)) : []
    let obstacle = try await Elsewhere(workspace: workspace, printer: printer, allowsNetwork: lost)
      .take(into: books, present: Set(named.map(\.fingerprint)))
    if let obstacle { printer.show(obstacle.warning) }
    return obstacle
  }

  /// Where the picture of a stored attempt is; nil where it is gone, and where others of its answer were never fetched.
  private func place(of attempt: Attempt, _ holdings: Holdings, _ workspace: Workspace) -> String? {
    guard attempt.missingPictures == 0 else { return nil }
    let kept = holdings.pictures(of: attempt).first { workspace.isKept($0.original) }?.original
    return kept.map { workspace.isPresent($0) ? "\(workspace.layout.images)/\($0.path)" : workspace.layout.originals }
  }

  private func find(
    in holdings: Holdings, _ workspace: Workspace, _ way: SettlingWay
  ) -> (found: [Attempt], failures: [CommandFailure]) {
    let lookup = AttemptLookup(holdings: holdings, content: workspace.content) { attempt in
      way == .lost && attempt.state == .stored && !attempt.isGivenUp && attempt.task != nil
        && place(of: attempt, holdings, workspace) == nil
    }
    var found: [Attempt] = []
    var failures: [CommandFailure] = []
    for name in attempts {
      do throws(CommandFailure) {
        let attempt = try lookup.attempt(named: name)
        if !found.contains(attempt) { found.append(attempt) }
      } catch {
        failures.append(error)
      }
    }
    return (found, failures)
  }

  private func fail(_ failures: [CommandFailure], _ printer: Printer) throws(CommandFailure) {
    guard let first = failures.first else { return }
    if Task.isCancelled {
      throw CommandFailure(
        printer.world.interruption() == 15 ? .terminated : .interrupted, "interrupted; nothing was changed")
    }
    if attempts.count > 1 { printer.note("Nothing was changed, because not all of them can be settled so.") }
    throw CommandFailure(first.status, failures.flatMap(\.diagnostics))
  }
}
