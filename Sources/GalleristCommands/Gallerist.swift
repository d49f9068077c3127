package import ArgumentParser
import GalleryModel

/// The program: what it is called with, and which command that is.
package struct Gallerist: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "gallerist",
    abstract: "Makes a gallery from prompt files: the pictures, the pages, and what they cost.",
    discussion: """
      A site is a folder with gallerist.yml and prompt files in content/. Nothing is ever paid for twice: every \
      picture is remembered by the content of its request.

      EXAMPLES
        gallerist new my-gallery    makes a site that explains itself
        gallerist build --sandbox   stand-in pictures: no key, network or credits
        gallerist plan              what is missing, and what it will cost
        gallerist build             asks, makes what is missing, writes public/
        gallerist serve             shows the site, and shows it anew on every change
        gallerist status            what is in flight or in doubt, how to settle it

      ENVIRONMENT
        JOYAI_API_KEY         the API key
        JOYAI_API_KEY_FILE    a file of mode 0600 that holds it
        JOYAI_BASE_URL        another address that speaks the same API
        NO_COLOR              no colours
      """,
    version: Version.current,
    subcommands: [
      NewCommand.self, PlanCommand.self, GenerateCommand.self, BuildCommand.self, ServeCommand.self, StatusCommand.self,
      ResolveCommand.self, PickCommand.self, CostsCommand.self, VerifyCommand.self, AdoptCommand.self, GcCommand.self,
      ImportCommand.self, CheckCommand.self, SchemaCommand.self, ThemeCommand.self,
      SandboxCommand.self, DoctorCommand.self, CompletionsCommand.self, ManCommand.self,
    ])

  package init() {}

  /// Runs the program with its arguments (without its own name) and returns the exit code.
  package static func run(_ arguments: [String], in world: World) async -> Int32 {
    let world = world.redactingKey()
    let command: any ParsableCommand
    do {
      if !namesCommand(arguments), let problem = UsageError(unknownCommandIn: arguments, try CommandCatalog()) {
        return end(problem, in: world)
      }
      command = try parseAsRoot(arguments)
    } catch {
      return end(error, arguments, in: world)
    }
    guard let command = command as? any GalleristCommand else {
      // The program's name alone, or the parser's own command for help, which ends by throwing what it has to say.
      var other = command
      do {
        try other.run()
        return ExitStatus.done.rawValue
      } catch {
        return end(error, arguments, in: world)
      }
    }
    let printer = Printer(command.common, world: world)
    do throws(CommandFailure) {
      return try await command.run(in: world, printer: printer).rawValue
    } catch {
      if command.printsJSON, error.status.isAboutFiles { printer.result(DiagnosticReport(error.diagnostics).json) }
      printer.show(error.diagnostics)
      return error.status.rawValue
    }
  }

  /// Whether the first word is a command's name: then nobody has to look for one that is like it.
  private static func namesCommand(_ arguments: [String]) -> Bool {
    configuration.subcommands.contains { $0.configuration.commandName == arguments.first }
  }

  /// Help and versions are results; anything else is wrong with the command line.
  private static func end(_ error: any Error, _ arguments: [String], in world: World) -> Int32 {
    let code = exitCode(for: error)
    guard code != .success else {
      let columns = min(max(world.outputWidth ?? 80, 40), 100)
      world.output(fullMessage(for: error, columns: columns) + "\n")
      return code.rawValue
    }
    do {
      return end(UsageError(message(for: error), arguments, try CommandCatalog()), in: world)
    } catch {
      world.messages("error: \(DiagnosticText.visible(message(for: error)))\n")
      return code.rawValue
    }
  }

  private static func end(_ error: UsageError, in world: World) -> Int32 {
    world.messages(DiagnosticText(usesColour: Printer.usesColour(.auto, in: world)).text(of: error.diagnostic))
    return ExitStatus.usage.rawValue
  }
}
