import ArgumentParser
import GalleryModel
import Preview
import PromptFiles
import SiteFolder

/// `gallerist serve`: builds and shows the site on 127.0.0.1, and follows every change.
struct ServeCommand: GalleristCommand {
  /// How long a build that is under way may keep the command from ending.
  private static let grace = Duration.milliseconds(500)
  /// Taken where the person names none.
  private static let usualPort = 8_080

  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site on 127.0.0.1, and follow every change, until Control-C.",
    discussion: """
      Builds the site, shows it, and builds it again within a second of every save; open pages follow by themselves and \
      keep their place. What is wrong is said here and above the page, and the last good pages stay. Nothing is paid \
      for, and public/ is left alone: what gallerist generate makes in another terminal appears by itself.

      EXAMPLES
        gallerist serve --open                  shows it in the browser
        gallerist serve --sandbox --drafts      stand-in pictures, drafts too
        gallerist serve --port 3000
      """)

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "The port; 0 takes a free one (default: 8080, or a free one where that is taken).", valueName: "n"))
  var port: Int?

  @Flag(help: "Open the browser: the one that BROWSER names, or the desktop's own.")
  var open = false

  @Flag(help: "Show prompt files with draft: true as well.")
  var drafts = false

  @Flag(help: "Make what is missing with the built-in stand-in for the API: no key, no network, no credits.")
  var sandbox = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder below the site's own that gets the previewed pages, too.", valueName: "dir"))
  var output: String?

  func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port is \(port); expected 0 to 65535")
    }
    if let output, OutputFolder.cleaned(output) == nil {
      throw ValidationError(
        "--output is \"\(output)\"; expected a folder below the site's own that is no source, such as preview")
    }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let site = try Workspace.folder(common)
    // The same folder for as long as this runs, whatever becomes of the one that it was started in.
    var common = self.common
    common.site = site.root
    let settings = try Workspace.settings(of: site)
    let output = self.output.flatMap(OutputFolder.cleaned)
    if let output { try PreviewOutput.check(output, settings: settings) }
    let random = UInt16(truncatingIfNeeded: world.random())
    let preview = Preview(
      site: site, session: AttemptID.make(milliseconds: world.milliseconds(), randomness: (random, world.random())))
    for candidate in port.map({ [$0] }) ?? [Self.usualPort, 0] {
      do throws(PreviewError) {
        try await preview.run(port: candidate) { [common] port in
          let address = "http://127.0.0.1:\(port)/"
          let session = ServeSession(
            PreviewBuild(common: common, drafts: drafts, sandbox: sandbox, address: address, output: output),
            preview: preview, site: site, printer: printer)
          await LongWork.run(grace: Self.grace) {
            await session.run { begin(at: address, printer) }
          }
        }
        return .done
      } catch {
        if Task.isCancelled { return .done }
        try mend(error, isLast: candidate == 0 || port != nil, printer)
      }
    }
    return .done
  }

  /// Says where the site is to be seen.
  private func begin(at address: String, _ printer: Printer) {
    printer.result(address + "\n")
    printer.note("Save a file, and the pages follow. Control-C ends this.")
    guard open else { return }
    BrowserOpening(environment: printer.world.environment).open(address) { reason in
      printer.warn("no browser was opened: \(reason)", help: "open \(address) in one")
    }
  }

  private func mend(_ error: PreviewError, isLast: Bool, _ printer: Printer) throws(CommandFailure) {
    switch error {
    case .portTaken(let port):
      guard isLast else { return printer.note("Port \(port) is taken; another one is used.") }
      throw CommandFailure(
        .inputOutput, "port \(port) is taken by another program",
        help: "choose another --port, or leave --port out for a free one")
    case .cannotListen(let port, let reason):
      throw CommandFailure(
        .inputOutput, "port \(port) cannot be opened: \(reason)",
        help: "choose another --port, or leave --port out for a free one")
    }
  }
}
