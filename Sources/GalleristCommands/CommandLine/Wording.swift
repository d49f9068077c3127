import GalleryModel

/// The parser's sentences about a command line, as this program says them.
struct Wording {
  /// The command; nil where none is known.
  let entry: CommandCatalog.Entry?
  /// Whether no command was named yet.
  let isRoot: Bool
  let catalog: CommandCatalog

  /// A sentence without a full stop, and the next step where there is a better one than the command's help.
  func reword(_ message: String) -> (sentence: String, help: String?) {
    if let match = message.prefixMatch(of: #/Unknown option '(-[^']*)'/#) { return unknownOption(String(match.1)) }
    if let match = message.prefixMatch(of: #/Missing value for '(-[^ ']*)/#) {
      return ("\(match.1) needs a value", about(String(match.1)))
    }
    if let match = message.prefixMatch(of: #/(?s)The value '(.*?)' is invalid for '([^ ']+)[^']*'(.*)/#) {
      return invalidValue(String(match.1), of: String(match.2), String(match.3))
    }
    if let match = message.wholeMatch(of: #/(?s)Unexpected argument '(.*)'/#) {
      return ("\(UsageError.quoted(String(match.1))) is an argument too many", nil)
    }
    if let match = message.wholeMatch(of: #/(?s)\d+ unexpected arguments: '(.*)'/#) {
      return ("these arguments are too many: \(match.1.replacing("', '", with: ", "))", nil)
    }
    if let match = message.wholeMatch(of: #/Missing expected argument '(<.*>)( ...)?'/#) {
      return ("the argument \(match.1) is missing", about(String(match.1)))
    }
    if let match = message.prefixMatch(of: #/(?s)The option '(.*?)' does not take any value, but '(.*)' was/#) {
      return ("\(match.1) takes no value, but \(UsageError.quoted(String(match.2))) was given", nil)
    }
    return (Self.plain(message), nil)
  }

  private func unknownOption(_ name: String) -> (String, String?) {
    let isKnownElsewhere = catalog.commands.contains { Self.options(of: $0).contains(name) }
    if isRoot, isKnownElsewhere {
      return ("\(name) stands before the command", "the command comes first: gallerist COMMAND \(name)")
    }
    let near = name.hasPrefix("--") ? NearestName.of(name, in: entry.map(Self.options) ?? []) : nil
    let others = catalog.commands.filter { Self.options(of: $0).contains(name) }.map(\.commandName)
    let help = near == nil && !others.isEmpty ? "\(name) is for: \(others.joined(separator: ", "))" : nil
    return ("unknown option \(UsageError.quoted(name))" + UsageError.suggestion(near), help)
  }

  private func invalidValue(_ value: String, of name: String, _ rest: String) -> (String, String?) {
    let shown = name.hasPrefix("<") ? String(name.dropFirst().dropLast()) : name
    let given = "\(shown) is \(UsageError.quoted(value))"
    if rest.hasPrefix(": ") { return (given + Self.plain(String(rest)), about(name)) }
    guard let values = argument(name)?.allValues, let last = values.last else {
      return (given + "; expected a number", about(name))
    }
    let others = values.dropLast().joined(separator: ", ")
    return (given + "; expected " + (others.isEmpty ? last : others + " or " + last), nil)
  }

  private func argument(_ name: String) -> CommandCatalog.Argument? {
    entry?.arguments?.first { argument in
      name.hasPrefix("<") ? argument.synopsis == name : (argument.names ?? []).contains { $0.text == name }
    }
  }

  /// What the help says of an option or argument.
  private func about(_ name: String) -> String? {
    guard let argument = argument(name), let abstract = argument.abstract else { return nil }
    return "\(argument.synopsis): \(Self.plain(abstract))"
  }

  private static func options(of entry: CommandCatalog.Entry) -> [String] {
    (entry.arguments ?? []).flatMap { $0.names ?? [] }.map(\.text)
  }

  /// Begins in lower case and ends without a full stop, as all messages do.
  private static func plain(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? text
    let isWord = line.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
    let begun = isWord ? (line.first.map { $0.lowercased() } ?? "") + line.dropFirst() : line
    return begun.hasSuffix(".") ? String(begun.dropLast()) : begun
  }
}
