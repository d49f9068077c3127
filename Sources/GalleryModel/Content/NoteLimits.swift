/// How large notes may be, so that making a page of them stays quick: one piece at a time, as they stand around prompts.
package enum NoteLimits {
  /// The most UTF-8 bytes of one piece of notes.
  package static let bytes = 65_536
  /// Cells that a table can have at most when short rows are filled up; Markdown parsers know no such limit.
  package static let cells = 100_000

  /// What is too large in a piece of notes, as a sentence; nil where nothing is.
  package static func fault(in markdown: String) -> String? {
    if markdown.utf8.count > bytes { return "the notes are larger than \(bytes / 1_024) KiB" }
    return greatestTable(in: markdown) > cells ? "a table in the notes is too large" : nil
  }

  private static func greatestTable(in markdown: String) -> Int {
    var lines = 1
    var columns = 1
    var greatest = 1
    for byte in markdown.utf8 {
      if byte == UInt8(ascii: "|") {
        columns += 1
        greatest = max(greatest, columns)
      } else if byte == UInt8(ascii: "\n") {
        lines += 1
        columns = 1
      }
    }
    return lines * greatest
  }
}
