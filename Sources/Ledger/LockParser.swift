import GalleryModel

/// Reads the text of a lock, line by line.
struct LockParser {
  let file: String
  var contents = LockContents()
  var errors: [Diagnostic] = []
  /// The lines that the errors are about.
  var unread: [UnreadLine] = []

  init(file: String) {
    self.file = file
  }

  mutating func parse(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      var line = line
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { continue }
      read(line, number: index + 1, isTail: isLast)
    }
  }

  /// - Parameter isTail: whether no line end follows: then it may be a part of a line.
  private mutating func read(_ bytes: ArraySlice<UInt8>, number: Int, isTail: Bool) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      fail("this line is not UTF-8", String(decoding: bytes, as: UTF8.self), number, isTail: isTail)
      return
    }
    if isConflictMarker(text) {
      report(
        text, number,
        .error(
          "a conflict marker was left by a merge", file: file, line: number, column: 1, excerpt: text,
          help: "delete only the marker lines and keep every fact of both sides; order and repeats do not matter"))
      return
    }
    do throws(FactLineError) {
      let line = try FactLine(text)
      check(line, number)
      contents.lines.append(line)
      contents.lacksLastLineEnd = isTail
    } catch {
      fail(error.sentence, text, number, isTail: isTail)
    }
  }

  private mutating func check(_ line: FactLine, _ number: Int) {
    switch line.meaning {
    case .needs(let version) where version > 1:
      report(
        line.text, number,
        .error(
          "this file needs a newer gallerist (format \(version); this one knows format 1)", file: file, line: number,
          column: 1, help: "update gallerist; nothing was sent or changed"))
    case .fact(let fact) where !fact.fingerprint.hasKnownRule:
      report(
        line.text, number,
        .error(
          "a fingerprint of the rule \"\(fact.fingerprint.text.prefix { $0 != ":" })\" was written by a newer gallerist",
          file: file, line: number, column: 1, help: "update gallerist; nothing was sent or changed"))
    default: break
    }
  }

  private mutating func fail(_ sentence: String, _ text: String, _ number: Int, isTail: Bool) {
    if isTail {
      contents.torn.append(UnreadLine(text: text, file: file, line: number, problem: "the last line is torn"))
    } else {
      report(
        text, number,
        .error(
          sentence, file: file, line: number, column: 1, excerpt: String(text.prefix(200)),
          help: "take the line from another copy of the file, such as git's; delete it only if it never was a fact"))
    }
  }

  private mutating func report(_ text: String, _ number: Int, _ error: Diagnostic) {
    errors.append(error)
    unread.append(UnreadLine(text: text, file: file, line: number, problem: error.message))
  }

  private func isConflictMarker(_ text: String) -> Bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains { text.hasPrefix($0) }
  }
}
