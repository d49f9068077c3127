/// What messages may show of a text that somebody else wrote: never what may be a key or a password.
package enum ShownText {
  /// The text in quotation marks, shortened.
  package static func quoted(_ text: String) -> String { QuotedText.of(text) }

  /// A line of a file for the excerpt under a message, shortened; nil where it may not be shown, or the column is beyond
  /// what is kept of it.
  package static func excerpt(of line: some Sequence<UInt8>, column: Int) -> String? {
    let bytes = Array(line.prefix(4 * SourceText.excerptLimit))
    let text = String(decoding: bytes, as: UTF8.self)
    guard SecretWords.mayBeShown(text), column <= SourceText.excerptLimit else { return nil }
    return String(text.unicodeScalars.prefix(SourceText.excerptLimit))
  }
}
