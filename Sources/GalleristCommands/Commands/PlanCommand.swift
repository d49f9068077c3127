import ArgumentParser
import GalleryModel
import Ledger
import Planning

/// `gallerist plan`: what is missing and what it will cost; sends nothing.
struct PlanCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what is missing and what it will cost; sends nothing.",
    discussion: """
      Says of each picture why it has to be made, and with --explain everything there is to know of one.

      EXAMPLES
        gallerist plan
        gallerist plan --only 'products/**'
        gallerist plan --stale                       what follows changed pictures
        gallerist plan --explain products/espresso   its request, price and attempts
        gallerist plan --json --detailed-exitcode    exits with 2 where pictures miss
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var again: AgainFlags
  @OptionGroup var explanation: ExplainOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(name: .customLong("detailed-exitcode"), help: "Exit with 2 when something is missing.")
  var detailedExitCode = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    if !selection.sandbox { _ = try APIEnvironment(world.environment) }
    let workspace = try Workspace(common, drafts: selection.drafts, sandbox: selection.sandbox)
    try selection.check(workspace.content.pictures)
    let ids = try explanation.ids(in: workspace.content.pictures, of: workspace.allPictures)
    // What is explained is seen in the whole plan.
    let overview = try await Overview.lookingElsewhere(
      workspace, only: ids.isEmpty ? selection.globs : [], again: again, printer: printer)
    let reasons = try overview.reasons(also: Set(ids))
    if !overview.plan.toSend.isEmpty {
      let elsewhere = Elsewhere(workspace: workspace, printer: printer, allowsNetwork: false)
      if let warning = try await elsewhere.shallowWarning() { printer.show(warning) }
      try workspace.templateWarnings().forEach(printer.show)
    }
    if ids.isEmpty {
      show(overview, reasons, workspace, printer)
    } else {
      explain(ids, overview, reasons, workspace, printer)
    }
    return detailedExitCode && overview.plan.pictures.contains { $0.state == .missing || $0.state == .waiting }
      ? .somethingMissing : .done
  }

  private func show(_ overview: Overview, _ reasons: PlanReasons, _ workspace: Workspace, _ printer: Printer) {
    if json {
      printer.result(planJSON(overview, reasons, workspace).text)
      return
    }
    let text = PlanText(
      plan: overview.plan, settings: workspace.settings, printer: printer, reasons: reasons,
      takenFromGit: overview.takenFromGit)
    let surface = TextSurface.results(printer, common)
    let blocks = [
      text.lines(missingOnly: true, on: surface), text.leftOut(on: surface), text.kinds(on: surface),
      text.summary().flatMap { surface.wrapped($0) },
    ]
    printer.results(Array(blocks.filter { !$0.isEmpty }.joined(separator: [""])))
  }

  private func explain(
    _ ids: [PictureID], _ overview: Overview, _ reasons: PlanReasons, _ workspace: Workspace, _ printer: Printer
  ) {
    let plan = Dictionary(
      overview.plan.pictures.map { ($0.picture.id, $0) }, uniquingKeysWith: { first, _ in first })
    let store = OriginalStore(site: workspace.site, layout: workspace.layout)
    let made = Set(overview.plan.toSend.map(\.picture.requestKey))
    let explained = ids.compactMap { plan[$0] }.map { planned in
      ExplainedPicture(
        planned: planned, reasons: reasons, holdings: overview.holdings, settings: workspace.settings,
        isMade: made.contains(planned.picture.requestKey), plan: plan,
        isKept: { workspace.isKept($0) || overview.obtainable.contains($0) }, path: store.path)
    }
    if json {
      let plan = planJSON(overview, reasons, workspace)
      let texts = explained.map { ExplanationJSON(explained: $0, members: plan.members(of: $0.planned)).text }
      printer.result(JSONText.object([("explained", "[" + texts.joined(separator: ",") + "]")]) + "\n")
      return
    }
    let surface = TextSurface.results(printer, common)
    let texts = explained.map { picture in
      ExplanationText(explained: picture, surface: surface) { Consent.price($0, workspace.settings, in: printer.world) }
        .lines
        .map { $0 + "\n" }.joined()
    }
    printer.result(texts.joined(separator: "\n\n"))
  }

  private func planJSON(_ overview: Overview, _ reasons: PlanReasons, _ workspace: Workspace) -> PlanJSON {
    PlanJSON(plan: overview.plan, reasons: reasons, maxCredits: workspace.settings.generation.maxCredits)
  }
}
