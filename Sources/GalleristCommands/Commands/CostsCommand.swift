import ArgumentParser
import Costs
import GalleryModel

/// `gallerist costs`: the cost report.
struct CostsCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "costs", abstract: "Show what pictures have cost.",
    discussion: """
      Credits are what the API says it charged, over all time, failed tasks and deleted pictures included.

      EXAMPLES
        gallerist costs
        gallerist costs --by month
        gallerist costs --format json
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "A row for each model, quality, tag, album, month or picture.")
  var by = CostGrouping.model

  @Option(help: "table, csv, json or markdown.")
  var format = CostReport.Format.table

  @Flag(help: "Short for --format json.")
  var json = false

  @Flag(help: "Show the sandbox's books.")
  var sandbox = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let workspace = try Workspace(common, drafts: true, sandbox: sandbox)
    let overview = try Overview(workspace, printer: printer)
    let report = CostReport(
      holdings: overview.holdings, by: by, pictures: workspace.resolved(by: overview.holdings).content.pictures,
      tags: workspace.tags,
      price: workspace.settings.creditPrice)
    printer.result(report.text(as: json ? .json : format))
    return .done
  }
}

extension CostGrouping: ExpressibleByArgument {}
extension CostReport.Format: ExpressibleByArgument {}
