/// The commands that sentences name, made such that they work as they are typed: where a site was named with `--site`,
/// each of them names it, too.
struct SiteCommands {
  /// As it was given; nil where the site is the current folder.
  let site: String?

  /// Those of the program's commands that are about a site.
  private static let names: Set<String> = [
    "plan", "generate", "build", "serve", "status", "resolve", "pick", "costs", "verify", "adopt", "gc", "import",
    "check", "doctor",
  ]
  private static let program = "gallerist "
  private static let option = "--site "

  init(_ options: CommonOptions) {
    site = options.isSiteGiven ? options.site : nil
  }

  /// A sentence with `--site DIR` behind the name of each command that does not have it yet.
  func naming(_ text: String) -> String {
    guard let site, text.contains(Self.program) else { return text }
    let words = " " + Self.option + ShellWord.quoted(site)
    var result = ""
    var rest = text[...]
    while let place = rest.firstRange(of: Self.program) {
      let name = rest[place.upperBound...].prefix { $0.isASCII && $0.isLowercase }
      result += rest[..<name.endIndex]
      let before = rest[..<place.lowerBound].last
      rest = rest[name.endIndex...]
      let isWord = before.map { !$0.isLetter && $0 != "/" } ?? true
      if isWord, Self.names.contains(String(name)), !Self.hasSite(rest) { result += words }
    }
    return result + rest
  }

  /// Whether the same command goes on to name a site.
  private static func hasSite(_ rest: Substring) -> Bool {
    rest.prefix { $0 != "\n" }.prefix(while: { $0 != ";" }).contains(" " + option)
  }
}
