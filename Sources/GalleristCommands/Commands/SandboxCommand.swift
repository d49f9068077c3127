import ArgumentParser
import JoyAISandbox

/// `gallerist sandbox`: runs the stand-in API for other programs.
struct SandboxCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Run the stand-in API on 127.0.0.1 for other programs.",
    discussion: """
      It speaks the documented API, takes any key, charges an account of its own, and serves its pictures from a second \
      port. It ends with Control-C, or with kill where it runs in the background.

      EXAMPLES
        gallerist sandbox --port 9000 &
        JOYAI_BASE_URL=http://127.0.0.1:9000 JOYAI_API_KEY=any gallerist build --yes
        kill $!
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n"))
  var port = 0

  @Option(help: ArgumentHelp("How long a task takes.", valueName: "seconds"))
  var delay = 0.0

  @Option(help: ArgumentHelp("Credits in the account (default: endless).", valueName: "n"))
  var credits: Int?

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is \(port); expected 0 to 65535") }
    guard delay >= 0, delay <= 86_400 else { throw ValidationError("--delay is \(delay); expected 0 to 86400") }
    if let credits, credits < 0 { throw ValidationError("--credits is \(credits); expected 0 or more") }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let configuration = SandboxConfiguration(port: port, taskDelay: .seconds(delay), credits: credits)
    do {
      try await Sandbox.run(configuration) { sandbox in
        printer.result("JOYAI_BASE_URL=\(sandbox.baseURL)\n")
        printer.note("The sandbox is running; its pictures come from \(sandbox.pictureURL). Control-C ends it.")
      }
      return .done
    } catch is CancellationError {
      return .done
    } catch {
      throw CommandFailure(
        .inputOutput, "the sandbox cannot listen on port \(port): \(error)", help: "choose another --port, or 0")
    }
  }
}
