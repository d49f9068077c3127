/// Knows keys and tokens by their names, so that none is taken from a file or shown in a message.
enum SecretWords {
  static let help = "set JOYAI_API_KEY in the environment, and make a new key if this file was shared"

  private static let parts = [
    "apikey", "secret", "token", "password", "passwd", "passphrase", "authorization", "bearer", "credential",
  ]

  /// Whether a member of a map is something secret, by its key or by its value.
  static func isSecret(_ member: YAMLMember) -> Bool {
    if isSecret(key: member.key) { return true }
    if case .scalar(let text, _) = member.value.content { return isSecret(value: text) }
    return false
  }

  /// Whether a key of a map names something secret, in any spelling.
  static func isSecret(key: String) -> Bool {
    let name = String(String.UnicodeScalarView(key.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }))
    return name == "key" || name == "auth" || name.hasSuffix("key") || parts.contains { name.contains($0) }
  }

  /// Whether a value is what a request to the API would carry: `Bearer` and one long word.
  static func isSecret(value: String) -> Bool {
    let words = value.lowercased().split(maxSplits: 4) { $0.isWhitespace || $0 == ":" || $0 == "=" }
    guard let bearer = words.firstIndex(of: "bearer"), bearer + 1 < words.count else { return false }
    return words[bearer + 1].utf8.count >= 8 && bearer + 2 == words.count && bearer <= 1
  }

  /// Whether any line of a text may hold a key; its lines are not shown then.
  static func areMentioned(in text: String) -> Bool {
    let letters = text.lowercased().utf8.filter { $0 != 45 && $0 != 95 && $0 != 32 }
    let plain = String(decoding: letters, as: UTF8.self)
    return (["key"] + parts).contains { plain.contains($0) } || plain.contains("auth:")
  }
}
