/// Where text for people goes: how wide a line may be, and whether it is coloured.
struct TextSurface: Sendable {
  /// In columns of a terminal; nil where lines may have any length, as in a file.
  var width: Int?
  var usesColour: Bool

  init(width: Int? = nil, usesColour: Bool = false) {
    self.width = width
    self.usesColour = usesColour
  }

  /// Standard error.
  static func messages(_ printer: Printer) -> TextSurface {
    TextSurface(width: printer.world.terminalWidth, usesColour: printer.usesColour)
  }

  /// Standard output: plain text where it goes to a file or another program, unless colours were asked for.
  static func results(_ printer: Printer, _ options: CommonOptions) -> TextSurface {
    let world = printer.world
    let usesColour =
      switch options.color {
      case .always: true
      case .never: false
      case .auto:
        world.outputIsTerminal && (world.environment["NO_COLOR"] ?? "").isEmpty && world.environment["TERM"] != "dumb"
      }
    return TextSurface(width: world.outputWidth, usesColour: usesColour)
  }

  func styled(_ text: String, _ style: TextStyle?) -> String {
    guard usesColour, let style, !text.isEmpty else { return text }
    return style.rawValue + text + TextStyle.reset
  }

  /// A text in lines that fit, those after the first indented.
  /// - Parameters:
  ///   - start: columns before the first line that are taken already, and before every other one where `hanging` is nil.
  ///   - hanging: columns before every line but the first.
  func wrapped(_ text: String, start: Int = 0, hanging: Int? = nil) -> [String] {
    guard let width, start + TextWidth.columns(of: text) > width else { return [text] }
    let indent = hanging ?? start
    var lines: [String] = []
    var line = ""
    var used = start
    for word in text.split(separator: " ") {
      let columns = TextWidth.columns(of: word)
      if !line.isEmpty, used + 1 + columns > width {
        lines.append(line)
        (line, used) = ("", indent)
      }
      used += columns + (line.isEmpty ? 0 : 1)
      line += line.isEmpty ? word : " " + word
    }
    lines.append(line)
    return lines.enumerated().map { ($0 > 0 ? String(repeating: " ", count: indent) : "") + $1 }
  }
}
