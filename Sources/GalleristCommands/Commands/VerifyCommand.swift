import ArgumentParser
import GalleryModel
import Ledger
import SiteFolder

/// `gallerist verify`: re-hashes every original, and checks lock and ledger.
struct VerifyCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every original against its hash, and the lock and the ledger.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Check the sandbox's books.")
  var sandbox = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let site = try Workspace.folder(common)
    _ = try Workspace.settings(of: site)
    let report: BooksReport
    do throws(SiteFolderError) {
      report = try BooksVerifier(site: site, layout: sandbox ? .sandbox : .site).verify()
    } catch {
      throw CommandFailure(error)
    }
    if json { printer.result(jsonText(of: report)) }
    for path in report.damaged {
      printer.show(.error("the file's bytes are not those of its name", file: path, help: "take the file from git"))
    }
    for path in report.missing {
      printer.show(
        .error("the lock names this original, and it is missing", file: path, help: "gallerist generate fetches it"))
    }
    for path in report.pointers {
      printer.show(.warning("a git-lfs pointer stands for this original", file: path, help: "git lfs pull"))
    }
    (report.lock + report.ledger).forEach(printer.show)
    if !json {
      let state = report.foundDamage ? "damage found" : "all is well"
      printer.result("\(report.checked == 1 ? "1 original" : "\(report.checked) originals") checked: \(state).\n")
      report.orphaned.forEach { printer.detail("no fact names \($0)") }
    }
    return report.foundDamage ? .damage : .done
  }

  private func jsonText(of report: BooksReport) -> String {
    func sentences(_ diagnostics: [Diagnostic]) -> String {
      JSONText.strings(diagnostics.map { ($0.line.map { "line \($0): " } ?? "") + $0.message })
    }
    return JSONText.object([
      (
        "originals",
        JSONText.object([
          ("checked", String(report.checked)), ("damaged", JSONText.strings(report.damaged)),
          ("missing", JSONText.strings(report.missing)), ("orphaned", JSONText.strings(report.orphaned)),
          ("pointers", JSONText.strings(report.pointers)),
        ])
      ),
      ("lock", sentences(report.lock)), ("ledger", sentences(report.ledger)),
    ]) + "\n"
  }
}
