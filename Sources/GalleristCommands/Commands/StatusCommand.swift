import ArgumentParser
import GalleryModel
import Ledger
import SiteFolder

/// `gallerist status`: every picture and its state, and what is in flight or in doubt.
struct StatusCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show every picture and its state, and attempts in flight or in doubt.",
    discussion: """
      For each attempt that is not settled it says what may be spent, and the commands that settle it.

      EXAMPLES
        gallerist status
        gallerist status --drafts   also of prompt files that are drafts
        gallerist status --json     for scripts: the same, as one object
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Take in prompt files with draft: true.")
  var drafts = false

  @Flag(help: "Show the sandbox's books.")
  var sandbox = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let workspace = try Workspace(common, drafts: drafts, sandbox: sandbox)
    try sayWhoIsAtWork(workspace.site, printer)
    let overview = try await Overview.lookingElsewhere(workspace, printer: printer)
    let reasons = try overview.reasons()
    let status = StatusText(
      plan: overview.plan, holdings: overview.holdings,
      present: workspace.resolved(by: overview.holdings).allFingerprints,
      isKept: { workspace.isKept($0) || overview.obtainable.contains($0) })
    if json {
      let json = PlanJSON(
        plan: overview.plan, reasons: reasons, maxCredits: workspace.settings.generation.maxCredits,
        attempts: status.unsettled)
      printer.result(json.text)
      return .done
    }
    let text = PlanText(
      plan: overview.plan, settings: workspace.settings, printer: printer, reasons: reasons,
      takenFromGit: overview.takenFromGit)
    let lines = text.lines(missingOnly: false, on: .results(printer, common))
    printer.results(lines + (lines.isEmpty ? [] : [""]) + text.summary(pointsToStatus: false) + status.lines)
    pointToTheSandbox(workspace, overview.holdings, printer)
    return .done
  }

  /// Whoever tried the sandbox first looks for its pictures here.
  private func pointToTheSandbox(_ workspace: Workspace, _ holdings: Holdings, _ printer: Printer) {
    guard !sandbox, holdings.storedPictures.isEmpty else { return }
    do throws(SiteFolderError) {
      guard try workspace.site.status(of: BooksLayout.sandbox.lock) != nil else { return }
    } catch {
      return  // what it cannot be looked at for is told where it is used
    }
    printer.note("The sandbox has books of its own: gallerist status --sandbox shows them.")
  }

  private func sayWhoIsAtWork(_ site: SiteFolder, _ printer: Printer) throws(CommandFailure) {
    do throws(SiteFolderError) {
      guard let process = try SiteLock.process(atWorkOn: site) else { return }
      printer.note(
        "gallerist (process \(process)) is at work on this site; what it has just sent is in doubt until it is answered."
      )
    } catch {
      throw CommandFailure(error)
    }
  }
}
