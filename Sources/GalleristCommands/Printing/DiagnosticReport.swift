import GalleryModel

/// Everything that a command found wrong, each thing once.
struct DiagnosticReport {
  /// So many are seen at a glance.
  private static let fewest = 4

  /// By file, line and column as far as the problems are those of files; others stay where they were, at the end.
  let all: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    var seen: Set<Diagnostic> = []
    let once = diagnostics.filter { seen.insert($0).inserted }
    let placed = once.enumerated().filter { $0.element.file != nil }.sorted { first, second in
      let (a, b) = (first.element, second.element)
      return (a.file ?? "", a.line ?? 0, a.column ?? 0, first.offset)
        < (b.file ?? "", b.line ?? 0, b.column ?? 0, second.offset)
    }
    all = placed.map(\.element) + once.filter { $0.file == nil }
  }

  /// `12 errors in 3 files`; nil where there are few.
  var summary: String? {
    let placed = all.filter { $0.file != nil }
    guard placed.count >= Self.fewest else { return nil }
    let errors = placed.count { $0.severity == .error }
    let warnings = placed.count - errors
    let parts = [Self.counted(errors, "error"), Self.counted(warnings, "warning")].compactMap(\.self)
    let files = Set(placed.compactMap(\.file)).count
    return parts.joined(separator: " and ") + " in " + Counted.files(files)
  }

  private static func counted(_ count: Int, _ word: String) -> String? {
    switch count {
    case 0: nil
    case 1: "1 \(word)"
    default: "\(count) \(word)s"
    }
  }

  /// An object with all problems, as a line.
  var json: String { JSONText.object([jsonMember]) + "\n" }

  /// The member of an object that lists all problems.
  var jsonMember: (key: String, json: String) {
    ("diagnostics", "[" + all.map(Self.json).joined(separator: ",") + "]")
  }

  private static func json(_ diagnostic: Diagnostic) -> String {
    func text(_ value: String?) -> String { value.map(JSONText.string) ?? "null" }
    func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }
    return JSONText.object([
      ("severity", JSONText.string(diagnostic.severity.rawValue)), ("message", JSONText.string(diagnostic.message)),
      ("file", text(diagnostic.file)), ("line", number(diagnostic.line)), ("column", number(diagnostic.column)),
      ("help", text(diagnostic.help)), ("excerpt", text(diagnostic.excerpt)),
    ])
  }
}
