import ArgumentParser
import GalleryModel
import Ledger
import Planning
import PromptFiles
import Site
import SiteFolder

/// `gallerist build`: makes what is missing, then renders the site.
struct BuildCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Make the missing pictures, then render the site into public/.",
    discussion: """
      Asks before anything is paid for; without a terminal --yes or --max-credits is needed. The site is rendered also \
      where some pictures could not be made: placeholders stand for them.

      EXAMPLES
        gallerist build --sandbox    stand-in pictures: no key, network or credits
        gallerist build              asks before anything is paid for
        gallerist build --offline    sends nothing; placeholders for what misses
        gallerist build --frozen     for CI: what misses is an error
        gallerist build --base-url https://example.com/gallery/
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var generation: GenerationFlags

  @Flag(help: "Use no network at all; a missing picture gets a placeholder.")
  var offline = false

  @Flag(help: "Like --offline, but a missing picture is an error.")
  var frozen = false

  @Flag(
    inversion: .prefixedNo,
    help: "Names that mean nothing in a template are errors; with --no-strict they give nothing, and are warned about.")
  var strict = true

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to write, below the site's own (default: public).", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("Where the site will be published.", valueName: "url"))
  var baseURL: String?

  func validate() throws {
    if let output, OutputFolder.cleaned(output) == nil {
      throw ValidationError(
        "--output is \"\(output)\"; expected a folder below the site's own that is no source, such as public")
    }
    if let baseURL, WebAddress.siteBase(baseURL) == nil {
      throw ValidationError("--base-url is \"\(baseURL)\"; expected an address such as https://example.com/gallery/")
    }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let isLocal = offline || frozen
    let api = selection.sandbox || isLocal ? nil : try APIEnvironment(world.environment)
    let workspace = try Workspace(common, drafts: selection.drafts, sandbox: selection.sandbox)
    if frozen { return try await buildFrozen(workspace, printer) }
    return try await BooksSession.with(workspace, printer: printer) { books async throws(CommandFailure) in
      var status = ExitStatus.done
      if isLocal {
        try await completeFromHere(workspace, books, printer)
      } else {
        status = try await PictureMaking(
          workspace: workspace, books: books, selection: selection, flags: generation, api: api, printer: printer,
          baseURL: baseURL.flatMap(WebAddress.siteBase)
        ) { () async throws(CommandFailure) in
          try siteBuild(workspace, await books.holdings, printer).check()
        }.run()
        guard [.done, .notAllMade, .inDoubt, .noCredits].contains(status) else { return status }
      }
      let holdings: Holdings
      do throws(BooksError) {
        holdings = try await books.lockedHoldings()
      } catch {
        throw CommandFailure(error)
      }
      try await render(workspace, holdings, printer)
      return status
    }
  }

  private func completeFromHere(
    _ workspace: Workspace, _ books: Books, _ printer: Printer
  ) async throws(CommandFailure) {
    let obstacle = try await Elsewhere(workspace: workspace, printer: printer, allowsNetwork: false)
      .takeForContent(into: books)
    if let obstacle { printer.show(obstacle.warning) }
    do throws(BooksError) {
      let restored = try await books.settle(present: workspace.resolved(by: await books.holdings).fingerprints)
      SettlingText.restored(restored, workspace.layout).map(printer.note)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// From lock and originals as they are: what is missing is an error, and nothing is rendered then.
  private func buildFrozen(_ workspace: Workspace, _ printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let lock = try BooksSession.lock(workspace.site)
    defer { withExtendedLifetime(lock) {} }
    let contents: LockContents
    do throws(Diagnostics) {
      contents = try LockFile(site: workspace.site, layout: workspace.layout).read()
    } catch {
      throw CommandFailure(.contentError, error.all)
    }
    contents.warnings.forEach(printer.show)
    let holdings = Holdings(contents.lines)
    let plan = Planner(holdings: holdings, prices: workspace.settings.prices).plan(workspace.allPictures)
    let waiting = WaitingText(all: plan.pictures)
    let problems = workspace.resolved(by: holdings).content.pictures.compactMap {
      problem(of: $0, holdings, workspace, waiting)
    }
    guard problems.isEmpty else { throw CommandFailure(.frozenMissing, problems) }
    try await render(workspace, holdings, printer)
    return .done
  }

  private func problem(
    of picture: Picture, _ holdings: Holdings, _ workspace: Workspace, _ waiting: WaitingText
  ) -> Diagnostic? {
    func error(_ message: String, _ help: String) -> Diagnostic {
      .error("\(picture.id) \(message)", file: picture.file, line: picture.line, column: 1, help: help)
    }
    guard let fingerprint = picture.shown else {
      return error(waiting.reason(of: picture), "run gallerist generate and commit gallerist.lock and images/")
    }
    switch holdings.state(of: fingerprint) {
    case .stored(_, let all):
      let store = OriginalStore(site: workspace.site, layout: workspace.layout)
      let isUsable = all.contains { stored in
        do throws(SiteFolderError) { return try store.presence(of: stored.original) == .present } catch { return false }
      }
      if isUsable { return nil }
      let isPointer = all.contains { workspace.isPresent($0.original) }
      return isPointer
        ? error("is a git-lfs pointer", "git lfs pull")
        : error("is in the lock, but its original is missing or damaged", "gallerist verify")
    case .missing: return error("is not made yet", "run gallerist generate and commit gallerist.lock and images/")
    case .running: return error("is accepted, but not fetched yet", "run gallerist generate, at no charge")
    case .inDoubt: return error("is in doubt", "gallerist status")
    case .failed: return error("failed", "change the prompt, or run gallerist generate --retry-failed")
    }
  }

  private func render(
    _ workspace: Workspace, _ holdings: Holdings, _ printer: Printer
  ) async throws(CommandFailure) {
    let build = siteBuild(workspace, holdings, printer)
    let report = try await build.run()
    let output = build.output
    let missing = build.placeholders
    let removed = report.removed.isEmpty ? "" : ", \(report.removed.count) removed"
    printer.note(
      "\(output)/: \(Counted.files(report.written.count)) written, \(report.unchanged.count) unchanged\(removed).")
    if missing > 0 { printer.note("\(Counted.pictures(missing)) not made yet: a placeholder stands for each.") }
    report.written.forEach { printer.detail("wrote \(output)/\($0)") }
    report.removed.forEach { printer.detail("removed \(output)/\($0)") }
  }

  private func siteBuild(_ workspace: Workspace, _ holdings: Holdings, _ printer: Printer) -> SiteBuild {
    SiteBuild(
      workspace: workspace, holdings: holdings,
      output: self.output.flatMap(OutputFolder.cleaned) ?? workspace.settings.output,
      baseURL: baseURL.flatMap(WebAddress.siteBase) ?? workspace.settings.baseURL, isSandbox: selection.sandbox,
      isStrict: strict,
      printer: printer)
  }
}
