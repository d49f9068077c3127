/// Comma-separated values as in RFC 4180, with LF at the ends of lines.
enum CSVText {
  static func lines(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// A leading sign that a spreadsheet would calculate is made text.
  private static func field(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+@\t\r\n".utf8.contains($0) } ?? false
    let safe = isFormula || text.utf8.starts(with: "-".utf8) && text != "-" ? "'" + text : text
    guard safe.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return safe }
    return "\"" + PlainText.replacing("\"", with: "\"\"", in: safe) + "\""
  }
}
