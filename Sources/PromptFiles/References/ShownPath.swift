/// How messages show the path of a file that was referred to.
enum ShownPath {
  /// The path; nil for one that may hold a key. Long names of several words are harmless, which the look of a whole name
  /// does not tell: `2026-06-06-espresso-machine`.
  static func of(_ path: String) -> String? {
    if SecretWords.mayBeShown(path) { return path }
    let words = path.split { "-_/".contains($0) }.joined(separator: " ")
    let hasKey = path.split { "/.#@~=,".contains($0) }.contains { part in
      let part = part.lowercased()
      return part.hasPrefix("sk-") || part.hasPrefix("sk_")
    }
    return hasKey || !SecretWords.mayBeShown(words) ? nil : path
  }
}
