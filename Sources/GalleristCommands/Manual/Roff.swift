/// Lines of a manual page, in the `man` macros of roff.
struct Roff {
  private(set) var text = ""

  /// A request of its own, such as `.SH`, and its arguments.
  mutating func request(_ name: String, _ arguments: String...) {
    let words = arguments.map { $0.isEmpty || $0.contains(" ") ? "\"\($0)\"" : $0 }
    text += ([".\(name)"] + words).joined(separator: " ") + "\n"
  }

  mutating func section(_ title: String) { request("SH", Self.escaped(title)) }

  mutating func subsection(_ title: String) { request("SS", Self.escaped(title)) }

  /// Words that are filled; in lines that are not too long for tools that look at them.
  mutating func words(_ sentence: String) {
    for line in TextWidth.lines(of: sentence, within: 66) { text += Self.escaped(line) + "\n" }
  }

  /// An item with a tag: what it is, and a sentence about it.
  mutating func item(_ tag: String, _ sentence: String) {
    request("TP")
    text += "\\fB\(Self.escaped(tag))\\fR\n"
    if sentence.isEmpty { text += "\\ \n" } else { words(sentence) }
  }

  /// Lines as they are.
  mutating func literal(_ lines: [String]) {
    request("PP")
    request("nf")
    request("RS", "4")
    for line in lines { text += Self.escaped(line) + "\n" }
    request("RE")
    request("fi")
  }

  /// A text with paragraphs, and headlines in capitals whose indented lines are kept as they are.
  /// - Parameter isFirst: whether nothing stands before it in its section.
  mutating func discussion(_ text: String, isFirst: Bool = false) {
    var literal: [String] = []
    var isNew = !isFirst
    func flush(_ roff: inout Roff) {
      if !literal.isEmpty { roff.literal(literal) }
      literal = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("  ") {
        literal.append(String(line.dropFirst(2)))
        continue
      }
      flush(&self)
      if line.isEmpty {
        isNew = true
      } else if line.allSatisfy({ $0.isUppercase || $0 == " " }) {
        request("PP")
        self.text += "\\fI\(Self.escaped(line.prefix(1) + line.dropFirst().lowercased()))\\fR\n"
      } else {
        if isNew { request("PP") }
        isNew = false
        words(line)
      }
    }
    flush(&self)
  }

  /// Text that roff shows as it is.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return result
  }
}
