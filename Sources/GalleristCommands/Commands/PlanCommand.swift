import ArgumentParser
import GalleryModel
import Ledger
import Planning

/// `gallerist plan`: what is missing and what it will cost; sends nothing.
struct PlanCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what is missing and what it will cost; sends nothing.",
    discussion: """
      EXAMPLES
        gallerist plan
        gallerist plan --only 'products/**'
        gallerist plan --stale                       with what builds on a changed picture
        gallerist plan --json --detailed-exitcode    exits with 2 where pictures miss
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var again: AgainFlags

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(name: .customLong("detailed-exitcode"), help: "Exit with 2 when something is missing.")
  var detailedExitCode = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    if !selection.sandbox { _ = try APIEnvironment(world.environment) }
    let workspace = try Workspace(common, drafts: selection.drafts, sandbox: selection.sandbox)
    try selection.check(workspace.content.pictures)
    let overview = try await Overview.lookingElsewhere(
      workspace, only: selection.globs, again: again, printer: printer)
    let text = PlanText(plan: overview.plan, settings: workspace.settings, printer: printer)
    if json {
      printer.result(text.json(maxCredits: workspace.settings.generation.maxCredits))
    } else {
      let lines = text.lines(missingOnly: true)
      printer.result((lines + (lines.isEmpty ? [] : [""]) + text.summary()).map { $0 + "\n" }.joined())
    }
    return detailedExitCode && overview.plan.pictures.contains { $0.state == .missing || $0.state == .waiting }
      ? .somethingMissing : .done
  }
}
