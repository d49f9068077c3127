import ArgumentParser
import Foundation
import GalleristCommands
import Testing

@Suite struct HelpTextTests {
  static let commands = [
    "new", "plan", "generate", "build", "serve", "status", "resolve", "pick", "costs", "verify", "adopt", "gc",
    "import", "check", "schema", "theme", "sandbox", "doctor", "completions", "man",
  ]

  private static func discussion(of command: String) -> [String] {
    let type = Gallerist.configuration.subcommands.first { $0.configuration.commandName == command }
    return (type?.configuration.discussion ?? "").components(separatedBy: "\n")
  }

  /// The lines below EXAMPLES.
  private static func examples(of command: String) -> [String] {
    Array(discussion(of: command).drop { $0 != "EXAMPLES" }.dropFirst().prefix { !$0.isEmpty })
  }

  /// What stands after the program's name, as a shell takes it apart: to a comment, pipe or redirection.
  private static func words(_ line: String) -> [String]? {
    guard let name = line.firstRange(of: "gallerist ") else { return nil }
    let before = line[..<name.lowerBound].trimmingCharacters(in: .whitespaces)
    guard before.isEmpty || before.hasSuffix("|") || before.contains("=") else { return nil }
    let command = line[name.upperBound...].components(separatedBy: "  ")[0]
    let words = command.components(separatedBy: " ").prefix { !["|", ">", ">>", "&"].contains($0) }
    return words.map { $0.trimmingCharacters(in: ["'"]) }
  }

  @Test(arguments: commands) func hasExamplesThatTheProgramUnderstands(command: String) throws {
    let calls = Self.examples(of: command).compactMap(Self.words)
    #expect(!calls.isEmpty)
    for call in calls { #expect(throws: Never.self, "\(call)") { _ = try Gallerist.parseAsRoot(call) } }
    #expect(calls.contains { $0.first == command })
  }

  @Test func hasExamplesForTheWholeProgram() throws {
    let lines = Gallerist.configuration.discussion.components(separatedBy: "\n")
    let calls = lines.compactMap(Self.words)
    #expect(calls.count > 4)
    for call in calls { #expect(throws: Never.self, "\(call)") { _ = try Gallerist.parseAsRoot(call) } }
  }

  @Test(arguments: commands) func noLineThatStandsForItselfIsBroken(command: String) async {
    for line in Self.discussion(of: command) where line.hasPrefix(" ") { #expect(line.count < 80, "\(line)") }
    let help = await told(["help", command], columns: 80)
    #expect(help.code == 0)
    #expect(help.messages.isEmpty)
    let lines = help.output.components(separatedBy: "\n")
    let examples = lines.drop { $0 != "EXAMPLES" }.dropFirst().prefix { !$0.isEmpty }
    #expect(examples.allSatisfy { $0.hasPrefix("  ") })
    #expect(Array(examples) == Self.examples(of: command))
    // The line of all options is one, for those who read it with other programs.
    for line in lines where !line.hasPrefix("USAGE: ") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func noLineOfTheProgramsOwnIsBroken() async {
    let lines = Gallerist.configuration.discussion.components(separatedBy: "\n")
    for line in lines where line.hasPrefix(" ") { #expect(line.count < 80, "\(line)") }
  }

  @Test func everyCommandIsInTheList() async {
    let help = await told(["--help"], columns: 80).output
    for command in Self.commands { #expect(help.contains("\n  \(command) ")) }
    #expect(Gallerist.configuration.subcommands.count == Self.commands.count)
  }

  @Test(arguments: ["--retry-failed", "--stale", "--max-credits"]) func tellsWhatCanBePaidForAgain(option: String) {
    #expect(Self.examples(of: "generate").contains { $0.contains(option) })
  }
}
