import ArgumentParser
import GalleryModel
import Ledger
import PromptFiles
import SiteFolder

/// `gallerist verify`: re-hashes every original, and checks lock and ledger.
struct VerifyCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every original against its hash, and the lock and the ledger.",
    discussion: """
      Exits with 9 where it finds damage: changed or missing originals that a prompt asks for, a lock or a ledger that \
      cannot be read. Warnings are no damage.

      EXAMPLES
        gallerist verify
        gallerist verify --json     for scripts: the same, as one object
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Check the sandbox's books.")
  var sandbox = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let site = try Workspace.folder(common)
    let settings = try Workspace.settings(of: site)
    let layout = sandbox ? BooksLayout.sandbox : .site
    var report: BooksReport
    do throws(SiteFolderError) {
      report = try BooksVerifier(site: site, layout: layout).verify()
    } catch {
      throw CommandFailure(error)
    }
    let content = ContentReader(site: site, settings: settings).read().content
    let holdings = Holdings(Self.lockedLines(site, layout))
    let originals = MissingOriginals(
      holdings: holdings, content: content, store: OriginalStore(site: site, layout: layout))
    // What gc removed was not lost.
    let removed = report.missing.filter(originals.isUnwanted)
    report.missing.removeAll(where: originals.isUnwanted)
    report.lock += Self.paidTwice(content?.resolved(by: holdings), holdings)
    if json { printer.result(jsonText(of: report)) }
    show(report, originals, printer)
    if !json {
      let state = report.foundDamage ? "damage found" : "all is well"
      printer.result("\(report.checked == 1 ? "1 original" : "\(report.checked) originals") checked: \(state).\n")
      removed.forEach { printer.detail("no prompt asks for \($0) any more, and it is not here") }
      if !removed.isEmpty {
        let files = Counted.files(removed.count)
        printer.note("\(files) not here that no prompt asks for any more, as gallerist gc leaves it.")
      }
      report.orphaned.forEach { printer.detail("no fact names \($0)") }
      if !report.orphaned.isEmpty {
        printer.note("\(Counted.files(report.orphaned.count)) in images/ that no fact names: gallerist gc")
      }
    }
    return report.foundDamage ? .damage : .done
  }

  private func show(_ report: BooksReport, _ originals: MissingOriginals, _ printer: Printer) {
    for path in report.damaged {
      printer.show(
        .error(
          "the file's bytes are not those of its name", file: path, help: originals.help(for: path, isDamaged: true)))
    }
    for path in report.missing {
      printer.show(
        .error(
          "the lock names this original, and it is missing", file: path,
          help: originals.help(for: path, isDamaged: false)))
    }
    for path in report.pointers {
      printer.show(.warning("a git-lfs pointer stands for this original", file: path, help: "git lfs pull"))
    }
    (report.lock + report.ledger).forEach(printer.show)
  }

  /// Empty where the lock cannot be read, which the report says.
  private static func lockedLines(_ site: SiteFolder, _ layout: BooksLayout) -> [FactLine] {
    do throws(Diagnostics) {
      return try LockFile(site: site, layout: layout).read().lines
    } catch {
      return []
    }
  }

  /// A warning for each request that several attempts were paid for, until somebody picks.
  private static func paidTwice(_ content: GalleryContent?, _ holdings: Holdings) -> [Diagnostic] {
    let pictures = content?.pictures ?? []
    let paid = PaidTwice.all(of: pictures, in: holdings) + PaidTwice.departed(from: pictures, in: holdings)
    return paid.compactMap { $0.warning(isPlaced: false) }
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
