/// What a language's tag (BCP 47) says of how its text is set.
struct LanguageValue: Hashable, Sendable {
  /// Languages that are written from right to left where the tag names no script.
  private static let languages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug",
    "ur", "yi",
  ]
  /// Scripts that are (ISO 15924).
  private static let scripts: Set<String> = [
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa",
  ]

  private let parts: [String]

  init(_ tag: String) {
    parts = tag.lowercased().split(separator: "-").map(String.init)
  }

  /// Whether text in another language is no other one to a reader: both are German, whatever the country.
  func isLike(_ other: String) -> Bool { parts.first == LanguageValue(other).parts.first }

  var isRightToLeft: Bool {
    // A script is the one part of four letters after the language, and the extensions that may follow it.
    if let script = parts.dropFirst().prefix(2).first(where: { $0.utf8.count == 4 && $0.utf8.allSatisfy { $0 > 57 } }) {
      return Self.scripts.contains(script)
    }
    return parts.first.map(Self.languages.contains) ?? false
  }
}
