import GalleryModel

/// Findings as text and as JSON.
struct DoctorText {
  let findings: [Finding]
  let printer: Printer

  /// A line for each finding below its topic, then the count; when quiet, only what is wrong.
  var lines: [String] {
    var lines: [String] = []
    for topic in Finding.Topic.allCases {
      let shown = findings.filter { $0.topic == topic && !(printer.isQuiet && $0.isOK) }
      if !shown.isEmpty { lines += [topic.rawValue] + shown.flatMap(self.lines) }
    }
    return lines + (printer.isQuiet ? [] : [summary])
  }

  private static let indent = String(repeating: " ", count: 11)

  private func lines(of finding: Finding) -> [String] {
    let width = printer.world.outputWidth.map { max(20, $0 - Self.indent.count) } ?? .max
    let message = Self.wrapped(finding.message, width)
    let help = finding.help.map { Self.wrapped("help: " + printer.commands.naming($0), width) } ?? []
    let name = finding.state.name
    let state = "  " + styled(finding) + String(repeating: " ", count: Self.indent.count - 2 - name.count)
    return [state + (message.first ?? "")] + (message.dropFirst() + help).map { Self.indent + $0 }
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    let text = DiagnosticText.visible(text)
    return width == .max ? [text] : TextWidth.lines(of: text, within: width)
  }

  private func styled(_ finding: Finding) -> String {
    let name = finding.state.name
    guard printer.world.outputIsTerminal, printer.usesColour else { return name }
    switch finding.state {
    case .ok: return printer.styled(name, .green)
    case .warning: return printer.styled(name, .yellow)
    case .error: return printer.styled(name, .red)
    }
  }

  private var errors: Int { findings.count { $0.status != nil } }
  private var warnings: Int { findings.count { !$0.isOK && $0.status == nil } }

  private var summary: String {
    if errors == 0, warnings == 0 { return "All is well." }
    let words = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" + ($0.0 == 1 ? "" : "s") }
    return words.joined(separator: ", ") + "."
  }

  var json: String {
    let list = findings.map { finding in
      JSONText.object([
        ("topic", JSONText.string(finding.topic.rawValue)), ("check", JSONText.string(finding.check)),
        ("state", JSONText.string(finding.state.name)), ("message", JSONText.string(finding.message)),
        ("help", finding.help.map(JSONText.string) ?? "null"),
      ])
    }
    return JSONText.object([
      ("findings", "[" + list.joined(separator: ",") + "]"), ("errors", String(errors)),
      ("warnings", String(warnings)),
    ]) + "\n"
  }
}
