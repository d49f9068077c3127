import GalleryModel

/// Finds the words of a language among a theme's files, and sees to it that none is missing.
struct WordsLoading {
  /// By path below `templates/`; the built-in ones give way to a site's own.
  let files: [String: [UInt8]]
  let reader: WordsReader

  /// - Throws: what is wrong with the file; a word that the built-in English file has and this one has not.
  func words(for language: String) throws(Diagnostics) -> Words {
    let path = WordsFile.path(for: language, among: files.keys)
    let texts = try texts(path)
    let builtIn = Theme.builtInFiles[WordsFile.path(for: WordsFile.fallback, among: [])] ?? []
    let english = try reader.read(builtIn, path)
    let missing = english.keys.filter { texts[$0] == nil }.sorted()
    guard missing.isEmpty else {
      let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
      let lines = missing.prefix(5).map { "\($0): \(JSONText.string(english[$0] ?? ""))" }
      throw Diagnostics(
        .error(
          "these words are missing: \(missing.prefix(5).joined(separator: ", "))\(more)",
          file: Theme.folder + "/" + path, line: 1, column: 1,
          help: "add them to the file, in its language; in English they are: \(lines.joined(separator: "; "))\(more)"))
    }
    return Words(language: WordsFile.language(of: path), texts: texts)
  }

  private func texts(_ path: String) throws(Diagnostics) -> [String: String] {
    guard let bytes = files[path] else { return [:] }
    return try reader.read(bytes, Theme.folder + "/" + path)
  }
}
