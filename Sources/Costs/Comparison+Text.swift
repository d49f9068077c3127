import Foundation
package import GalleryModel

extension Comparison {
  /// Beyond so many rows, the table in Markdown is folded.
  private static let openLimit = 10
  /// Beyond so many rows, Markdown says how many more there are: a comment has at most 65,536 characters.
  private static let rowLimit = 50
  /// By which a program finds its own comment again.
  private static let mark = "<!-- gallerist costs --compare -->\n"

  /// The comparison as text, ending in a line end.
  /// - Parameters:
  ///   - today: whose price counts for what is still to be paid.
  ///   - width: characters in a line of the table; nil where that does not matter.
  package func text(as format: ReportFormat, today: Timestamp, width: Int? = nil) -> String {
    switch format {
    case .table: table(today: today, width: width)
    case .csv: csv
    case .json: json(today: today)
    case .markdown: markdown(today: today)
    }
  }

  private func table(today: Timestamp, width: Int?) -> String {
    let sentences = ComparisonSentences(comparison: self, today: today, name: PlainText.of)
    var text = ""
    if !rows.isEmpty {
      let cells = rows.map { row in
        [
          PlainText.of(row.id), row.change.rawValue, Self.words(row.state), sentences.details(row),
          sentences.credits(row),
        ]
      }
      let foot = ["total", "", "", "", total.credits.map(String.init) ?? "unknown"]
      text +=
        PlainTable(
          heading: ["picture", "change", "state", "details", "credits"], rows: cells, foot: foot, leftColumns: 4
        ).text(width: width) + "\n"
    }
    return text + ([sentences.heading, sentences.counts] + sentences.remarks).map { $0 + "\n" }.joined()
  }

  private var csv: String {
    CSVText.lines(
      [["picture", "change", "state", "credits", "charged", "was", "shares", "fields"]]
        + rows.map { row in
          [
            row.id, row.change.rawValue, row.state ?? "", row.credits.map(String.init) ?? "",
            row.charged.map(String.init) ?? "", row.formerID ?? "", row.sharesWith ?? "",
            row.fields.joined(separator: " "),
          ]
        })
  }

  private func markdown(today: Timestamp) -> String {
    let sentences = ComparisonSentences(comparison: self, today: today, name: MarkdownText.code)
    var text = Self.mark + "### \(sentences.heading)\n\n\(sentences.counts)\n"
    if !sentences.remarks.isEmpty { text += "\n" + sentences.remarks.map { "- \($0)\n" }.joined() }
    guard !rows.isEmpty else { return text }
    let cells = rows.prefix(Self.rowLimit).map { row in
      [
        MarkdownText.code(row.id), row.change.rawValue, Self.words(row.state), sentences.details(row),
        sentences.credits(row),
      ]
    }
    var table = MarkdownText.table(
      heading: ["picture", "change", "state", "details", "credits"], rows: cells, leftColumns: 4)
    if rows.count > Self.rowLimit { table += "\nand \(rows.count - Self.rowLimit) more\n" }
    guard rows.count > Self.openLimit else { return text + "\n" + table }
    return text + "\n<details>\n<summary>All \(rows.count) pictures</summary>\n\n" + table + "\n</details>\n"
  }

  private func json(today: Timestamp) -> String {
    let pictures = rows.map { row in
      JSONText.object([
        ("id", JSONText.string(row.id)), ("change", JSONText.string(row.change.rawValue)),
        ("state", Self.text(row.state)), ("credits", Self.number(row.credits)), ("charged", Self.number(row.charged)),
        ("was", Self.text(row.formerID)), ("shares", Self.text(row.sharesWith)),
        ("fields", JSONText.strings(row.fields)),
      ])
    }
    let counts = Change.allCases.map { (key: $0.rawValue, json: String(total.counts[$0] ?? 0)) }
    let sums: [(key: String, json: String)] = [
      ("credits", Self.number(total.credits)), ("saved", String(total.saved)), ("charged", String(total.charged)),
      (
        "pending",
        JSONText.object([("pictures", String(total.pending)), ("credits", Self.number(total.pendingCredits))])
      ),
    ]
    return JSONText.object([
      (
        "compare",
        JSONText.object([("revision", JSONText.string(revision)), ("commit", JSONText.string(commit))])
      ),
      ("pictures", "[" + pictures.joined(separator: ",") + "]"), ("total", JSONText.object(counts + sums)),
      ("price", priceJSON(today: today)),
    ]) + "\n"
  }

  private func priceJSON(today: Timestamp) -> String {
    guard let prices else { return "null" }
    let amount = total.credits.flatMap { credits in prices.price(at: today)?.amount(credits: credits) }
    return JSONText.object(prices.jsonMembers(today: today, total: amount))
  }

  /// A state as people read it.
  private static func words(_ state: String?) -> String {
    PlainText.replacing("_", with: " ", in: state ?? "")
  }

  private static func number(_ number: Int?) -> String { number.map(String.init) ?? "null" }
  private static func text(_ text: String?) -> String { text.map(JSONText.string) ?? "null" }
}
