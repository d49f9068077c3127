import GalleryModel

/// Knows keys and tokens by their names and by their looks, so that none is taken from a file or shown in a message.
enum SecretWords {
  static let help = "set JOYAI_API_KEY in the environment, and make a new key if this file was shared"

  private static let parts = [
    "apikey", "secret", "token", "password", "passwd", "passphrase", "authorization", "bearer", "credential",
  ]
  /// Names that are secret where no such key is known: `joyai` is a key of the price table too.
  private static let doubtfulNames: Set<String> = ["api", "keys", "login", "pass", "pw", "pwd", "pswd", "psw"]

  /// Whether a member of a map is something secret, by its key or by its value.
  static func isSecret(_ member: YAMLMember) -> Bool {
    if isSecret(key: member.key) { return true }
    if case .scalar(let text, _) = member.value.content { return isSecret(value: text) }
    return false
  }

  /// Whether a key of a map names something secret, in any spelling.
  static func isSecret(key: String) -> Bool {
    let name = letters(of: key)
    return name == "key" || name == "auth" || name.hasSuffix("key") || parts.contains { name.contains($0) }
  }

  /// Whether a key that nothing is known of may have been meant for something secret, or is a secret itself.
  /// - Parameter known: the keys that may stand there; one that is as near was meant rather.
  static func mayBeSecret(key: String, besides known: [String] = []) -> Bool {
    if isSecret(key: key) || mayHoldSecret(key) { return true }
    let name = letters(of: key.unicodeScalars.count > 64 ? "" : key)
    if doubtfulNames.contains(name) || name.hasPrefix("joyai") { return true }
    return parts.contains { NearestName.isOneEdit(name, $0) } && !known.contains { NearestName.isOneEdit(key, $0) }
  }

  /// Whether a value is what a request to the API would carry: `Bearer` and one long word, or one long word with `sk-`.
  static func isSecret(value: String) -> Bool {
    let words = value.lowercased().split(maxSplits: 4) { $0.isWhitespace || $0 == ":" || $0 == "=" }
    if words.count == 1, words[0].hasPrefix("sk-"), words[0].utf8.count >= 16 { return KeyLikeWord.isIn(value) }
    guard let bearer = words.firstIndex(of: "bearer"), bearer + 1 < words.count else { return false }
    return words[bearer + 1].utf8.count >= 8 && bearer + 2 == words.count && bearer <= 1
  }

  /// Whether a text may hold a key, a token or a password by its looks: such a text is never shown, though it may be
  /// as harmless as a long name with a number.
  static func mayHoldSecret(_ text: String) -> Bool {
    KeyLikeWord.isIn(text) || hasUserInfo(text) || text.lowercased().contains("bearer ")
  }

  /// Whether a text neither looks like something secret nor names it.
  static func mayBeShown(_ text: String) -> Bool { !mayHoldSecret(text) && !areNamed(in: text) }

  /// Whether any key in a YAML text or an info string, as far as it can be told without reading it, names something
  /// secret; also where there are too many names to look at.
  static func areNamed(in text: String) -> Bool {
    var name = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case ":", "=":
        // Before `=` another pair may stand, as in `model=joyai size=…`.
        let words = String(name).trimmingWhiteSpace
        let key = scalar == "=" ? words.split(separator: " ").last.map(String.init) ?? "" : words
        count += 1
        if count > 2_000 || !harmlessNames.contains(key) && mayBeSecret(key: key) { return true }
        name = .init()
      case "_", "-", " ", "\t", "\"", "'": name.append(scalar)
      case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil: name.append(scalar)
      default: name = .init()
      }
    }
    return false
  }

  private static let harmlessNames = Set(PageFields.keys + ExpansionFields.keys + RequestFields.keys)

  /// Something like `user:word@` or `//word@` anywhere; that a URL has an `@` later on is not looked at so closely.
  private static func hasUserInfo(_ text: String) -> Bool {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let before = text.utf8[..<at]
    return before.contains(UInt8(ascii: ":")) || before.starts(with: "//".utf8)
  }

  private static func letters(of key: String) -> String {
    String(String.UnicodeScalarView(key.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }))
  }
}
