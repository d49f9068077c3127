/// A reference with what a diagnostic shows of its place, kept when the file's text is not kept any more.
struct SpottedReference: Sendable {
  var reference: WrittenReference
  var spot: Spot

  /// How an error of it begins.
  var beginning: String {
    "images has " + (ShownPath.of(reference.text).map { "\"\($0)\"" } ?? QuotedText.of(reference.text)) + "; "
  }
}
