import GalleryModel

/// What is wrong with a command line, in the program's own words: what was expected, and the nearest known name.
struct UsageError {
  let diagnostic: Diagnostic

  /// A command line that names no command of the program; nil for any other.
  init?(unknownCommandIn arguments: [String], _ catalog: CommandCatalog) {
    let names = catalog.commands.filter { $0.shouldDisplay ?? true }.map(\.commandName)
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let word = words.first, !word.hasPrefix("-"), catalog.entry(word) == nil else { return nil }
    let nearest = NearestName.of(word, in: names + Self.habits.keys)
    let meant = nearest.map { Self.habits[$0] ?? $0 }
    diagnostic = .error(
      "unknown command \(Self.quoted(word))" + Self.suggestion(meant),
      help: meant.map { "gallerist help \($0)" } ?? "gallerist help lists all commands")
  }

  /// What people type by the habit of other programs.
  private static let habits = [
    "init": "new", "create": "new", "make": "generate", "run": "generate", "server": "serve", "preview": "serve",
    "lint": "check", "validate": "check",
    "clean": "gc", "prune": "gc", "cost": "costs", "price": "costs", "list": "status",
    "dry-run": "plan", "diff": "plan", "completion": "completions",
  ]

  /// - Parameters:
  ///   - message: what the parser says.
  ///   - arguments: the command line.
  init(_ message: String, _ arguments: [String], _ catalog: CommandCatalog) {
    let name = arguments.first.flatMap { catalog.entry($0)?.commandName }
    let wording = Wording(entry: catalog.entry(name), isRoot: name == nil, catalog: catalog)
    let (sentence, help) = wording.reword(message)
    diagnostic = .error(sentence, help: help ?? (name.map { "gallerist help \($0)" } ?? "gallerist help"))
  }

  static func suggestion(_ name: String?) -> String { name.map { "; did you mean \(quoted($0))?" } ?? "" }
  static func quoted(_ word: String) -> String { "\"\(word)\"" }
}
