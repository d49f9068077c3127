import ArgumentParser
import GalleryModel

/// `gallerist man`: the manual page.
struct ManCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page, for man to show.",
    discussion: """
      The page has all commands, options and exit codes. SOURCE_DATE_EPOCH sets its date, for packages that are \
      built the same everywhere.

      EXAMPLES
        gallerist man | man -l -
        gallerist man > /usr/local/share/man/man1/gallerist.1
      """)

  @OptionGroup var common: CommonOptions

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let now = world.environment["SOURCE_DATE_EPOCH"].flatMap { Int64($0) } ?? Int64(world.milliseconds() / 1_000)
    do {
      let page = ManualPage(
        catalog: try CommandCatalog(), date: String(Timestamp(seconds: now).description.prefix(10)))
      printer.result(page.text)
      return .done
    } catch {
      throw CommandFailure(.unexpected, "the commands cannot be described: \(error)")
    }
  }
}
