import ArgumentParser
import GalleryModel

/// `gallerist status`: every picture and its state, and what is in flight or in doubt.
struct StatusCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show every picture and its state, and attempts in flight or in doubt.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Take in prompt files with draft: true.")
  var drafts = false

  @Flag(help: "Show the sandbox's books.")
  var sandbox = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let workspace = try Workspace(common, drafts: drafts, sandbox: sandbox)
    let overview = try await Overview.lookingElsewhere(workspace, printer: printer)
    let unsettled = overview.holdings.attempts.filter { !$0.isSettled }
    let text = PlanText(plan: overview.plan, settings: workspace.settings, printer: printer)
    if json {
      printer.result(text.json(maxCredits: workspace.settings.generation.maxCredits, attempts: unsettled))
      return .done
    }
    let lines = text.lines(missingOnly: false)
    printer.result((lines + (lines.isEmpty ? [] : [""]) + text.summary).map { $0 + "\n" }.joined())
    unsettled.forEach { printer.result(DiagnosticText.visible(sentence(about: $0)) + "\n") }
    return .done
  }

  private func sentence(about attempt: Attempt) -> String {
    let picture = attempt.request?.picture ?? attempt.fingerprint.text
    let credits = Counted.credits(attempt.credits)
    if case .running(let task) = attempt.state {
      return "\(picture): accepted as task \(task) at \(attempt.at) for \(credits), not fetched yet; "
        + "the next gallerist generate goes on at no charge"
    }
    return "\(picture): sent at \(attempt.at), outcome unknown; up to \(credits) may be spent, "
      + "and it is not sent again (attempt \(attempt.id))"
  }
}
