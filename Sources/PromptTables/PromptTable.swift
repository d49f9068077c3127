package import GalleryModel

/// A table of prompts, read and checked by itself.
///
/// ```swift
/// let table = try PromptTable(bytes, file: "prompts.csv", format: .csv)
/// let drafts = table.drafts(below: "products")
/// ```
package struct PromptTable: Sendable {
  package let format: TableFormat
  package let rows: [TableRow]
  /// What is wrong with names and rows; nothing may be imported then.
  package let diagnostics: [Diagnostic]
  let source: TableSource

  /// - Parameters:
  ///   - file: the table's name in messages.
  /// - Throws: one diagnostic for what cannot be read as such a table at all, or holds nothing.
  package init(_ bytes: [UInt8], file: String, format: TableFormat) throws(Diagnostics) {
    source = try TableSource(bytes, file: file)
    self.format = format
    guard !source.isBlank else {
      throw Diagnostics(
        .error("the table is empty", file: file, help: "it needs a column \"prompt\", and a row for each prompt"))
    }
    var problems = TableProblems(in: source)
    switch format {
    case .csv: rows = try CSVTable.rows(of: source, problems: &problems)
    case .json: rows = try JSONTable.rows(ofList: source, problems: &problems)
    case .jsonl: rows = try JSONTable.rows(ofLines: source, problems: &problems)
    }
    if rows.isEmpty, problems.all.isEmpty {
      problems.add(
        .error(
          format == .csv ? "the table has names of columns, but no rows" : "the table has no rows", file: file, line: 1,
          column: 1))
    }
    diagnostics = problems.all
  }

  /// The prompt files that the rows ask for.
  /// - Parameter album: the folder below `content/` that all of them are put into; empty for `content/` itself.
  /// - Returns: as many as could be made, and what is wrong with the others.
  package func drafts(below album: String = "") -> (drafts: [PromptDraft], diagnostics: [Diagnostic]) {
    var problems = TableProblems(in: source)
    var drafts: [PromptDraft] = []
    for row in rows where !problems.isFull {
      var reader = PromptRowReader(row: row, isText: format == .csv, album: album, problems: problems)
      if let draft = reader.draft() { drafts.append(draft) }
      problems = reader.problems
    }
    return (drafts, problems.all)
  }

  /// A problem at a place of the table.
  package func error(_ message: String, at place: SourcePlace, help: String? = nil) -> Diagnostic {
    source.error(message, at: place, help: help)
  }
}
