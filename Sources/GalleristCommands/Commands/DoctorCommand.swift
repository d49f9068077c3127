import ArgumentParser

/// `gallerist doctor`: checks what a run needs.
struct DoctorCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the machine, the libraries, git, the site and the key; changes nothing.",
    discussion: """
      The key is never shown. Whether the API knows it is only asked with --online, which costs nothing. The exit code \
      is 0 where nothing is an error; warnings are none.

      EXAMPLES
        gallerist doctor
        gallerist doctor --online
        gallerist doctor --json
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Ask the API whether it knows the key; costs nothing.")
  var online = false

  @Flag(help: "Print JSON.")
  var json = false

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let findings = try await Doctor(options: common, world: world, isOnline: online).findings()
    let text = DoctorText(findings: findings, printer: printer)
    if json {
      printer.result(text.json)
    } else {
      printer.result(text.lines.map { $0 + "\n" }.joined())
    }
    return Doctor.status(of: findings)
  }
}
