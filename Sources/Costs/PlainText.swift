/// Text from outside, for lines that people read.
enum PlainText {
  /// A name comes from the lock or from content, and must move neither a cursor nor a row.
  static func of(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPlain = scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
      result.append(isPlain && !"\u{2028}\u{2029}".unicodeScalars.contains(scalar) ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  /// By scalars: a sign with a combining mark after it is another `Character`, but the same sign to who reads the text.
  static func replacing(_ sign: Unicode.Scalar, with replacement: String, in text: String) -> String {
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
}
