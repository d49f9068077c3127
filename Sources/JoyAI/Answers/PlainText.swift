/// Text from elsewhere, made fit for one line of a terminal or a log.
enum PlainText {
  /// White space becomes single spaces; control and direction characters go; long text is cut.
  static func line(_ text: String, atMost limit: Int = 500) -> String {
    var line = String.UnicodeScalarView()
    var count = 0
    var gap = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        gap = count > 0
        continue
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .unassigned: continue
      default: break
      }
      guard count < limit else { return String(line) + "…" }
      if gap { line.append(" ") }
      gap = false
      line.append(scalar)
      count += 1
    }
    return String(line)
  }
}
