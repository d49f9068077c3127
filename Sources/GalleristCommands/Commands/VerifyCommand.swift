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
        gallerist verify --json
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
      if try site.status(of: layout.rescue) != nil { report.ledger.append(Self.rescued(layout)) }
    } catch {
      throw CommandFailure(error)
    }
    let content = ContentReader(site: site, settings: settings).read().content
    let lines = Self.lockedLines(site, layout)
    let originals = MissingOriginals(
      holdings: Holdings(lines), content: content, store: OriginalStore(site: site, layout: layout))
    // What gc removed was not lost.
    let removed = report.missing.filter(originals.isUnwanted)
    report.missing.removeAll(where: originals.isUnwanted)
    report.lock += Self.paidTwice(content, originals.holdings)
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

  private static func rescued(_ layout: BooksLayout) -> Diagnostic {
    .warning(
      "facts wait here that the ledger could not take", file: layout.rescue,
      help: "the next gallerist generate or build takes them in")
  }

  /// Empty where the lock cannot be read, which the report says.
  private static func lockedLines(_ site: SiteFolder, _ layout: BooksLayout) -> [FactLine] {
    do throws(Diagnostics) {
      return try LockFile(site: site, layout: layout).read().lines
    } catch {
      return []
    }
  }

  /// A warning for each request of the content that several attempts were paid for, until somebody picks.
  private static func paidTwice(_ content: GalleryContent?, _ holdings: Holdings) -> [Diagnostic] {
    var seen: Set<Fingerprint> = []
    return (content?.pictures ?? []).compactMap { picture in
      guard seen.insert(picture.fingerprint).inserted,
        let paid = PaidTwice(picture.fingerprint, in: holdings)
      else { return nil }
      let id = picture.id.text
      return .warning(
        paid.sentence(about: id),
        help: "choose with: gallerist pick \(ShellWord.quoted(id)) "
          + paid.hashes.map { String($0.prefix(12)) }.joined(separator: ", or "))
    }
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
