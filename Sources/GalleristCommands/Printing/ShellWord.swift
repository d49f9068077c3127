/// A word of a command to type.
enum ShellWord {
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./~@=,:%+".unicodeScalars)

  /// The word as a shell reads it, in single quotes where it needs them.
  static func quoted(_ word: String) -> String {
    guard word.isEmpty || word.hasPrefix("~") || !word.unicodeScalars.allSatisfy(plain.contains) else { return word }
    return "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}
