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
    let problems = english.keys.sorted().flatMap { key in
      mistakes(in: texts[key] ?? "", of: key, english[key] ?? "").map {
        Diagnostic.error($0, file: Theme.folder + "/" + path, line: line(of: key, in: path), column: 1)
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return Words(language: WordsFile.language(of: path), texts: texts)
  }

  /// What would stand in pages as it is, or be missing there.
  private func mistakes(in text: String, of key: String, _ english: String) -> [String] {
    func places(_ text: String) -> Set<String> { Set(text.matches(of: /\{\w+\}/).map { String($0.output) }) }
    let known = places(english).sorted()
    let expected = known.isEmpty ? "expected none" : "expected only \(known.joined(separator: ", "))"
    var problems = places(text).subtracting(known).sorted().map {
      "\(key): nothing is filled in for \($0); \(expected)"
    }
    if key == Words.Key.months.rawValue {
      let count = Words.list(text).count
      if count != 12 { problems.append("\(key): expected 12 names, found \(count)") }
    }
    return problems
  }

  /// The line, from 1, where a key stands as everybody writes it; the first where it is written in another way.
  private func line(of key: String, in path: String) -> Int {
    let lines = (files[path] ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.starts(with: (key + ":").utf8) } ?? 0) + 1
  }

  private func texts(_ path: String) throws(Diagnostics) -> [String: String] {
    guard let bytes = files[path] else { return [:] }
    return try reader.read(bytes, Theme.folder + "/" + path)
  }
}
