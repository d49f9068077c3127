package import ArgumentParser

/// The program: what it is called with, and which command that is.
package struct Gallerist: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "gallerist",
    abstract: "Makes a gallery from prompt files: the pictures, the pages, and what they cost.",
    discussion: """
      A site is a folder with gallerist.yml and prompt files in content/. Nothing is ever paid for twice: every \
      picture is remembered by the content of its request.

      EXAMPLES
        gallerist build --sandbox   stand-in pictures: no key, network or credits
        gallerist plan              what is missing, and what it will cost
        gallerist build             asks, makes what is missing, writes public/
        gallerist status            what is in flight or in doubt, and the commands that settle it

      ENVIRONMENT
        JOYAI_API_KEY         the API key
        JOYAI_API_KEY_FILE    or a file of mode 0600 that holds it
        JOYAI_BASE_URL        another address that speaks the same API
        NO_COLOR              no colours
      """,
    version: Version.current,
    subcommands: [
      PlanCommand.self, GenerateCommand.self, BuildCommand.self, ServeCommand.self, StatusCommand.self,
      ResolveCommand.self, PickCommand.self, CostsCommand.self, VerifyCommand.self, AdoptCommand.self, GcCommand.self,
      SandboxCommand.self,
    ])

  package init() {}

  /// Runs the program with its arguments (without its own name) and returns the exit code.
  package static func run(_ arguments: [String], in world: World) async -> Int32 {
    let world = world.redactingKey()
    let command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments)
    } catch {
      return end(error, in: world)
    }
    guard let command = command as? any GalleristCommand else {
      // The program's name alone, or the parser's own command for help, which ends by throwing what it has to say.
      var other = command
      do {
        try other.run()
        return ExitStatus.done.rawValue
      } catch {
        return end(error, in: world)
      }
    }
    let printer = Printer(command.common, world: world)
    do throws(CommandFailure) {
      return try await command.run(in: world, printer: printer).rawValue
    } catch {
      error.diagnostics.forEach(printer.show)
      return error.status.rawValue
    }
  }

  private static func end(_ error: any Error, in world: World) -> Int32 {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if code == .success {
      world.output(text + "\n")
    } else {
      world.messages(text + "\n")
    }
    return code.rawValue
  }
}
