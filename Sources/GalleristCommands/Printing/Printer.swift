import GalleryModel

/// Says things to the person: results on standard output, everything else on standard error.
struct Printer: Sendable {
  let world: World
  /// Makes commands to type name the site, where it was named.
  let commands: SiteCommands
  let isQuiet: Bool
  let isVerbose: Bool
  let usesColour: Bool

  init(_ options: CommonOptions, world: World) {
    self.world = world
    commands = SiteCommands(options)
    isQuiet = options.quiet
    isVerbose = options.verbose
    usesColour = Self.usesColour(options.color, in: world)
  }

  /// Whether messages are coloured.
  static func usesColour(_ choice: ColorChoice, in world: World) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      world.terminalWidth != nil && (world.environment["NO_COLOR"] ?? "").isEmpty
        && world.environment["TERM"] != "dumb"
    }
  }

  /// A result: text that ends in a line end.
  func result(_ text: String) {
    world.output(text)
  }

  /// Results that people read, line by line; commands in them name the site.
  func results(_ lines: [String]) {
    world.output(lines.map { commands.naming($0) + "\n" }.joined())
  }

  /// A line about what is going on; not said when quiet.
  func note(_ line: String) {
    if !isQuiet { world.messages(commands.naming(line) + "\n") }
  }

  /// A line for those who want to know more.
  func detail(_ line: String) {
    if isVerbose { world.messages(line + "\n") }
  }

  /// A problem with its place, the line that it is about, and the next step.
  func show(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    diagnostic.message = commands.naming(diagnostic.message)
    diagnostic.help = diagnostic.help.map(commands.naming)
    world.messages(DiagnosticText(usesColour: usesColour, width: world.terminalWidth).text(of: diagnostic))
  }

  /// What ends a command: every problem once, in the order of the files, and how many there are where that is many.
  func show(_ all: [Diagnostic]) {
    let report = DiagnosticReport(all)
    report.all.forEach(show)
    if let summary = report.summary { world.messages(summary + "\n") }
  }

  func warn(_ message: String, help: String? = nil) {
    show(.warning(message, help: help))
  }

  func styled(_ text: String, _ style: TextStyle) -> String {
    usesColour ? style.rawValue + text + TextStyle.reset : text
  }
}
