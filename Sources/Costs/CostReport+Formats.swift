import Foundation
import GalleryModel

extension CostReport {
  /// The forms in which a report can be had.
  package enum Format: String, CaseIterable, Hashable, Sendable {
    case table
    case csv
    case json
    case markdown
  }

  /// The report as text, ending in a line end.
  package func text(as format: Format) -> String {
    switch format {
    case .table: table
    case .csv: csv
    case .json: json
    case .markdown: markdown
    }
  }

  private var heading: [String] {
    [grouping.rawValue, "pictures", "credits", "failed"] + (price.map { [$0.currency] } ?? [])
  }

  private func cells(_ key: String, _ pictures: Int, _ credits: Int, _ failed: Int) -> [String] {
    [key, String(pictures), String(credits), String(failed)]
      + (price.map { [Money.text(of: credits, at: $0)] } ?? [])
  }

  private var body: [[String]] { rows.map { cells($0.key, $0.pictures, $0.credits, $0.failed) } }

  /// For lines that people read: a key comes from the lock, and must move neither a cursor nor a row.
  private var plainBody: [[String]] {
    rows.map { cells(Self.withoutControls($0.key), $0.pictures, $0.credits, $0.failed) }
  }

  private static func withoutControls(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPlain = scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
      result.append(isPlain && !"\u{2028}\u{2029}".unicodeScalars.contains(scalar) ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  private var foot: [String] { cells("total", total.pictures, total.credits, total.failed) }

  private var table: String {
    let body = plainBody
    let all = [heading] + body + [foot]
    let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      cells.enumerated().map { index, cell in
        let space = String(repeating: " ", count: widths[index] - cell.count)
        return index == 0 ? cell + space : space + cell
      }.joined(separator: "  ") + "\n"
    }
    let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1)) + "\n"
    var text = line(heading) + rule + body.map(line).joined() + rule + line(foot)
    if total.saved > 0 { text += "\nSharing the same request saved \(total.saved) credits.\n" }
    if total.inDoubt > 0 { text += "\nUp to \(total.inDoubt) credits more are in doubt: gallerist status\n" }
    return text
  }

  private var csv: String {
    ([heading] + body).map { $0.map(Self.csvField).joined(separator: ",") + "\n" }.joined()
  }

  /// RFC 4180; a leading sign that a spreadsheet would calculate is made text.
  private static func csvField(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+@\t\r\n".utf8.contains($0) } ?? false
    let safe = isFormula || text.utf8.starts(with: "-".utf8) && text != "-" ? "'" + text : text
    guard safe.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return safe }
    return "\"" + replacing("\"", with: "\"\"", in: safe) + "\""
  }

  /// By scalars: a sign with a combining mark after it is another `Character`, but the same sign to who reads the text.
  private static func replacing(_ sign: Unicode.Scalar, with replacement: String, in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == sign {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private var markdown: String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { Self.replacing("|", with: "\\|", in: $0) }.joined(separator: " | ") + " |\n"
    }
    let rule = "|---|" + String(repeating: "---:|", count: heading.count - 1) + "\n"
    return line(heading) + rule + plainBody.map(line).joined() + line(foot.map { "**\($0)**" })
  }

  private var json: String {
    let rowTexts = rows.map { row in
      JSONText.object([
        ("key", JSONText.string(row.key)), ("pictures", String(row.pictures)), ("credits", String(row.credits)),
        ("failed", String(row.failed)),
      ])
    }
    let totalText = JSONText.object([
      ("pictures", String(total.pictures)), ("credits", String(total.credits)), ("in_doubt", String(total.inDoubt)),
      ("failed", String(total.failed)), ("saved", String(total.saved)),
    ])
    let priceText = price.map { price in
      JSONText.object([
        ("amount", price.amount.description), ("currency", JSONText.string(price.currency)),
        ("total", Money.text(of: total.credits, at: price)),
      ])
    }
    return JSONText.object([
      ("by", JSONText.string(grouping.rawValue)), ("rows", "[" + rowTexts.joined(separator: ",") + "]"),
      ("total", totalText), ("price", priceText ?? "null"),
    ]) + "\n"
  }
}
