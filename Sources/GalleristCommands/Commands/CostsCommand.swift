import ArgumentParser
import Costs
import GalleryModel

/// `gallerist costs`: the cost report.
struct CostsCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "costs", abstract: "Show what pictures have cost.",
    discussion: """
      Credits are what the API says it charged, over all time, failed tasks and deleted pictures included. A charge \
      belongs to the day on which its task was accepted; days and months are UTC. Money is what a credit cost on that \
      day, by credit_price in gallerist.yml.

      EXAMPLES
        gallerist costs
        gallerist costs --by month
        gallerist costs --by tag --since 2026-06 --until 2026-06    June alone
        gallerist costs --format csv > costs.csv
        gallerist costs --compare origin/main
          what this branch will add; for a pull request, with --format markdown
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "A row for each model, quality, tag, album, month or picture. (default: model)")
  var by: CostGrouping?

  @Option(
    help: ArgumentHelp("Only what was charged on this day or in this month, or later.", valueName: "date"),
    transform: DateSpan.init(argument:))
  var since: DateSpan?

  @Option(
    help: ArgumentHelp(
      "Only what was charged before, or on this day or in this month: its last day is included.", valueName: "date"),
    transform: DateSpan.init(argument:))
  var until: DateSpan?

  @Option(
    help: ArgumentHelp(
      "Which pictures this branch adds, changes and removes since it left that one, and what it will cost.",
      valueName: "revision"))
  var compare: String?

  @Option(help: "table, csv, json or markdown. (default: table)")
  var format: ReportFormat?

  @Flag(help: "Short for --format json.")
  var json = false

  @Flag(help: "Show the sandbox's books.")
  var sandbox = false

  private var period: CostPeriod { CostPeriod(since: since, until: until) }

  private var chosenFormat: ReportFormat { json ? .json : format ?? .table }

  func validate() throws {
    if let since, let until, period.isBackwards {
      throw ValidationError(
        "--since \(since.text) is after --until \(until.text); expected it before or at the same time")
    }
    if compare != nil {
      let others = [("--by", by != nil), ("--since", since != nil), ("--until", until != nil)]
      if let other = others.first(where: \.1) {
        throw ValidationError("--compare and \(other.0) exclude each other: what a branch will add has no past")
      }
    }
    if json, let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other")
    }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    if let compare { return try await run(comparingWith: compare, in: world, printer: printer) }
    let workspace = try Workspace(readableOf: common, sandbox: sandbox, printer: printer)
    let overview = try Overview(workspace, printer: printer)
    let report = CostReport(
      holdings: overview.holdings, by: by ?? .model,
      pictures: workspace.resolved(by: overview.holdings).content.pictures,
      tags: workspace.tagsOfFilesAndPictures, prices: workspace.settings.creditPrices, period: period)
    show(report.text(as: chosenFormat, today: world.now, width: world.outputWidth), printer)
    if chosenFormat == .csv { report.remarks.forEach(printer.note) }
    if report.undated.attempts > 0 {
      let attempts = report.undated.attempts == 1 ? "1 attempt has" : "\(report.undated.attempts) attempts have"
      printer.note(
        "\(attempts) no date that can be read, and \(report.undated.attempts == 1 ? "is" : "are") in no period: "
          + "\(Counted.credits(report.undated.credits)) left out.")
    }
    return .done
  }
}

extension CostsCommand {
  private func run(
    comparingWith revision: String, in world: World, printer: Printer
  ) async throws(CommandFailure) -> ExitStatus {
    let workspace = try Workspace(common, sandbox: sandbox)
    let comparison = try await BranchComparison(workspace: workspace, printer: printer).run(with: revision)
    show(comparison.text(as: chosenFormat, today: world.now, width: world.outputWidth), printer)
    return .done
  }

  /// Commands in what people read on a terminal are such as they can type.
  private func show(_ text: String, _ printer: Printer) {
    printer.result(chosenFormat == .table ? printer.commands.naming(text) : text)
  }
}

extension CostGrouping: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

extension DateSpan {
  /// - Throws: what was expected, where it is neither a day nor a month.
  init(argument: String) throws {
    guard let span = DateSpan(argument) else { throw ValidationError("expected \(Self.expected)") }
    self = span
  }
}
