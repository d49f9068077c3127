package import GalleryModel

/// A line that is no fact, or only a part of one, as a crash leaves it. It may tell of a payment.
package struct UnreadLine: Hashable, Sendable {
  /// Its text, as far as it is there.
  var text: String
  var file: String
  var line: Int
  /// What is wrong with it, without a full stop.
  var problem: String

  /// Whether a fact that is known as a whole begins like this: then nothing is lost.
  func isKnown(among lines: Set<FactLine>) -> Bool {
    lines.contains { $0.text.utf8.starts(with: text.utf8) }
  }

  /// For a line that something else has as a whole.
  var harmless: Diagnostic {
    .warning(
      "\(problem), as a crash leaves it, and is left out: the ledger has it", file: file, line: line, column: 1)
  }

  /// Where it is not looked whether something else has it.
  package var unclear: Diagnostic {
    .warning(
      "\(problem), as a crash leaves it, and is left out", file: file, line: line, column: 1,
      help: "complete the line, or delete it: before that nothing is sent, unless something else has it")
  }

  /// For who would pay although it may be the only trace of a payment.
  package var alarming: Diagnostic {
    .error(
      "\(problem), and nothing else has it: it may tell of a payment, so nothing is sent", file: file, line: line,
      column: 1, excerpt: String(text.prefix(200)),
      help: "complete the line (git's copy of the file, or the provider's dashboard, may know it), or delete it")
  }
}
