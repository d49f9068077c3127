import ArgumentParser

/// The options of all commands.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site = Self.here

  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more.")
  var verbose = false

  @Option(help: ArgumentHelp("Colours in messages: auto, always or never.", valueName: "when"))
  var color = ColorChoice.auto

  private static let here = "."

  /// Whether another folder than the current one was named: commands to type then name it as well.
  var isSiteGiven: Bool { site != Self.here }
}

/// When messages are coloured; `NO_COLOR` turns `auto` off.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}
