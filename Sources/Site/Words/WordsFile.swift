/// The files of words in a theme.
enum WordsFile {
  static let folder = "i18n"
  static let fileExtension = ".yml"
  /// The language that every theme has.
  static let fallback = "en"

  static func isOne(_ path: String) -> Bool { path.hasPrefix(folder + "/") && path.hasSuffix(fileExtension) }

  /// The file for a language: its own, that of the language without region or script, or English.
  /// - Parameter paths: what there is, below `templates/`.
  static func path(for language: String, among paths: some Collection<String>) -> String {
    // Of two that differ in case the site's own counts: built-in ones are written in lower case.
    let sorted = paths.filter(isOne).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let known = Dictionary(sorted.map { ($0.lowercased(), $0) }) { first, _ in first }
    var parts = language.lowercased().split(separator: "-")
    while !parts.isEmpty {
      if let path = known["\(folder)/\(parts.joined(separator: "-"))\(fileExtension)"] { return path }
      parts.removeLast()
    }
    return "\(folder)/\(fallback)\(fileExtension)"
  }

  /// The language that a path names.
  static func language(of path: String) -> String {
    String(path.dropFirst(folder.utf8.count + 1).dropLast(fileExtension.utf8.count))
  }
}
