import Testing

/// A text too long for the list of tests, which shows its beginning.
struct LongText: Sendable, CustomTestStringConvertible {
  let text: String

  var testDescription: String { "\(String(text.prefix(40)).debugDescription)…, \(text.utf8.count) bytes" }
}
