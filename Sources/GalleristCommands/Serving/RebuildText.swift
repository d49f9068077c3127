import Preview

/// What is said about a build of the preview, in one line.
struct RebuildText {
  let change: Preview.Change
  let seconds: Duration
  /// The sources that had changed; empty for the first build.
  let sources: [String]
  /// Whether the sources were wrong before.
  var mends = false

  var line: String {
    guard !sources.isEmpty else { return "\(Self.pages(change.pages)) built in \(Self.text(seconds))." }
    return "\(Self.names(sources)): \(mends ? "mended, " : "")\(outcome) (\(Self.text(seconds)))."
  }

  private var outcome: String {
    guard change.isAny else { return "no page changed" }
    let count = change.changedPages
    if count == 0 { return "no page changed, but a file" }
    return count == change.pages
      ? "all \(Self.pages(change.pages)) changed" : "\(count) of \(Self.pages(change.pages)) changed"
  }

  static func pages(_ count: Int) -> String { count == 1 ? "1 page" : "\(count) pages" }

  /// The first one or two, and how many more.
  static func names(_ sources: [String]) -> String {
    let named = sources.prefix(2).map(DiagnosticText.visible).joined(separator: ", ")
    return sources.count > 2 ? "\(named) and \(sources.count - 2) more" : named
  }

  static func text(_ duration: Duration) -> String {
    let tenths = Int((duration / .milliseconds(100)).rounded())
    return tenths == 0 ? "under 0.1 s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
