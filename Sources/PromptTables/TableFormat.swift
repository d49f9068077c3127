/// The formats of tables.
package enum TableFormat: String, CaseIterable, Sendable {
  /// RFC 4180, with `,`, `;` or a tab between cells.
  case csv
  /// A list of objects.
  case json
  /// An object in each line.
  case jsonl

  /// The format that the ending of a file's name tells; nil for others.
  package init?(fileName: String) {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() }
    switch ending {
    case "csv", "tsv", "tab": self = .csv
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }
}
