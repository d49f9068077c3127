import ArgumentParser

/// A command with the options of all commands.
protocol GalleristCommand: ParsableCommand {
  var common: CommonOptions { get }

  /// Whether JSON was asked for; then what is wrong with the site's files is a result too.
  var printsJSON: Bool { get }

  /// Does what the command is for.
  /// - Throws: ``CommandFailure``: what is said, and the exit status.
  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus
}

extension GalleristCommand {
  var printsJSON: Bool { false }
}
