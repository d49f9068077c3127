/// `gallerist.1`, made from the definitions of the commands.
struct ManualPage {
  let catalog: CommandCatalog
  /// Such as `2026-06-06`.
  let date: String

  /// Commands in their order, but for those that are not shown.
  private var commands: [CommandCatalog.Entry] {
    catalog.commands.filter { ($0.shouldDisplay ?? true) && $0.commandName != "help" }
  }

  /// The options of all commands, which are said once.
  private var common: [CommandCatalog.Argument] {
    let known = Set(["--site", "--quiet", "--verbose", "--color", "--help", "--version"])
    return (commands.first?.arguments ?? []).filter { argument in
      (argument.names ?? []).contains { known.contains($0.text) }
    }
  }

  var text: String {
    var roff = Roff()
    roff.request("TH", "GALLERIST", "1", date, "gallerist \(Version.current)", "User Commands")
    roff.section("NAME")
    roff.words("gallerist - \(Self.clause(catalog.command.abstract))")
    roff.section("SYNOPSIS")
    for (index, command) in commands.enumerated() {
      if index > 0 { roff.request("br") }
      roff.words(synopsis(of: command))
    }
    roff.section("DESCRIPTION")
    let (description, variables) = discussion
    roff.discussion(description, isFirst: true)
    roff.section("COMMANDS")
    for command in commands { describe(command, in: &roff) }
    roff.section("OPTIONS OF ALL COMMANDS")
    for argument in common { describe(argument, in: &roff) }
    roff.section("EXIT STATUS")
    for status in ExitStatus.allCases { roff.item(String(status.rawValue), status.meaning) }
    roff.section("ENVIRONMENT")
    for (name, meaning) in variables + [Self.epoch] { roff.item(name, meaning) }
    roff.section("FILES")
    for (path, meaning) in Self.files { roff.item(path, meaning) }
    roff.section("SEE ALSO")
    roff.words("git(1), git-lfs(1)")
    return roff.text
  }

  /// What the program's help says, and its variables of the environment, which have a section of their own here.
  private var discussion: (description: String, variables: [(name: String, meaning: String)]) {
    let lines = (catalog.command.discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let variables = lines.drop { $0 != "ENVIRONMENT" }.dropFirst().map { line in
      let words = line.split(separator: " ")
      let meaning = words.dropFirst().joined(separator: " ")
      return (name: String(words.first ?? ""), meaning: meaning.prefix(1).uppercased() + meaning.dropFirst() + ".")
    }
    return (lines.prefix { $0 != "ENVIRONMENT" }.joined(separator: "\n"), variables)
  }

  private static let epoch = (name: "SOURCE_DATE_EPOCH", meaning: "The date of this page, in seconds since 1970.")

  private static let files = [
    ("gallerist.yml", "The settings; with it a folder is a site."),
    ("content/", "Prompt files; every folder is an album."),
    ("templates/", "Files that win over those of the built-in theme."),
    ("static/", "Files that are copied as they are."),
    ("images/", "Originals, named by their SHA-256. To be committed."),
    ("gallerist.lock", "What was made, from what, for how much. To be committed, with merge=union."),
    (".gallerist/", "What only this machine has: the ledger, copies, renditions. Never committed."),
    ("public/", "The site that comes out."),
  ]

  private func synopsis(of command: CommandCatalog.Entry) -> String {
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay ?? true }
    let positional = arguments.filter { $0.kind == .positional }.map { argument in
      let name = argument.isRepeating ? argument.synopsis + "..." : argument.synopsis
      return argument.isOptional ? "[\(name)]" : name
    }
    return (["gallerist", command.commandName] + positional + ["[options]"]).joined(separator: " ")
  }

  private func describe(_ command: CommandCatalog.Entry, in roff: inout Roff) {
    roff.subsection(synopsis(of: command))
    roff.words(command.abstract ?? "")
    let shared = Set(common.map(\.synopsis))
    for argument in command.arguments ?? [] where argument.shouldDisplay ?? true {
      if !shared.contains(argument.synopsis) { describe(argument, in: &roff) }
    }
    if let discussion = command.discussion { roff.discussion(discussion) }
  }

  private func describe(_ argument: CommandCatalog.Argument, in roff: inout Roff) {
    let names = (argument.names ?? []).map(\.text)
    let tag =
      argument.kind == .option
      ? names.joined(separator: ", ") + " <\(argument.valueName ?? "value")>"
      : argument.kind == .flag ? names.joined(separator: ", ") : argument.synopsis
    var sentence = argument.abstract ?? ""
    if let value = argument.defaultValue, argument.kind == .option { sentence += " (default: \(value))" }
    roff.item(tag, sentence)
  }

  /// A sentence as a part of another one.
  private static func clause(_ sentence: String?) -> String {
    guard let sentence, let first = sentence.first else { return "" }
    return first.lowercased() + (sentence.hasSuffix(".") ? sentence.dropFirst().dropLast() : sentence.dropFirst())
  }
}
