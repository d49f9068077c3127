import ArgumentParser
import GalleryModel
import Preview
import PromptFiles
import Synchronization

/// `gallerist serve`: shows the finished site on 127.0.0.1.
struct ServeCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the finished site on 127.0.0.1 until Control-C.",
    discussion: """
      Serves what gallerist build wrote last; nothing is made or paid for.

      EXAMPLE
        gallerist build --sandbox && gallerist serve
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("The port; a free one when it is taken.", valueName: "n"))
  var port = 8_080

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the finished site.", valueName: "dir"))
  var output: String?

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is \(port); expected 0 to 65535") }
    if let output, OutputFolder.cleaned(output) == nil {
      throw ValidationError("--output is \"\(output)\"; expected a folder below the site's own, such as public")
    }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let site = try Workspace.folder(common)
    let settings = try Workspace.settings(of: site)
    let output = self.output.flatMap(OutputFolder.cleaned) ?? settings.output
    let preview = Preview(site: site, output: output)
    let started = Atomic(false)
    for candidate in port == 0 ? [0] : [port, 0] {
      do {
        try await preview.run(port: candidate) { port in
          started.store(true, ordering: .sequentiallyConsistent)
          printer.result("http://127.0.0.1:\(port)/\n")
        }
        return .done
      } catch {
        if Task.isCancelled { return .done }
        guard !started.load(ordering: .sequentiallyConsistent), candidate != 0 else {
          throw CommandFailure(.inputOutput, "cannot serve: \(error)")
        }
        printer.note("Port \(candidate) is taken.")
      }
    }
    return .done
  }
}
