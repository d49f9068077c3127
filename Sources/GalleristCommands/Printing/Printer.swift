import GalleryModel

/// Says things to the person: results on standard output, everything else on standard error.
struct Printer: Sendable {
  let world: World
  let isQuiet: Bool
  let isVerbose: Bool
  let usesColour: Bool

  init(_ options: CommonOptions, world: World) {
    self.world = world
    isQuiet = options.quiet
    isVerbose = options.verbose
    usesColour =
      switch options.color {
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

  /// A line about what is going on; not said when quiet.
  func note(_ line: String) {
    if !isQuiet { world.messages(line + "\n") }
  }

  /// A line for those who want to know more.
  func detail(_ line: String) {
    if isVerbose { world.messages(line + "\n") }
  }

  /// A problem with its place, the line that it is about, and the next step.
  func show(_ diagnostic: Diagnostic) {
    world.messages(DiagnosticText(usesColour: usesColour).text(of: diagnostic))
  }

  func warn(_ message: String, help: String? = nil) {
    show(.warning(message, help: help))
  }

  func styled(_ text: String, _ style: TextStyle) -> String {
    usesColour ? style.rawValue + text + TextStyle.reset : text
  }
}
