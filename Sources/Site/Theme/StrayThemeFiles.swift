import GalleryModel

/// Files below a site's `templates/` that were meant for a part of the theme and are used for nothing: in the wrong
/// folder, or with a letter that is wrong. Files that resemble no part are left in peace.
struct StrayThemeFiles: Sendable {
  /// By path below `templates/`.
  let own: [String]
  let templates: [String: TemplateSource]

  /// - Parameter named: the templates that the content names.
  func warnings(named: Set<String>) -> [Diagnostic] {
    let included = templates.values.flatMap { $0.tags.filter { $0.kind == .partial || $0.kind == .parent }.map(\.name) }
    let used = named.union(included)
    return own.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
      guard !isUsed(path, by: used), let meant = Self.meant(by: path) else { return nil }
      return .warning(
        "nothing uses this file", file: Theme.folder + "/" + path,
        help: "the theme's own is \(Theme.folder)/\(meant); move or rename this one to replace it")
    }
  }

  private func isUsed(_ path: String, by used: Set<String>) -> Bool {
    if Theme.builtInFiles[path] != nil || path.hasPrefix(ThemeAsset.folder + "/") || WordsFile.isOne(path) {
      return true
    }
    guard path.hasSuffix(TemplateSource.fileExtension) else { return false }
    let name = TemplateSource.name(of: path)
    // One that fills another is a page, which a draft may name.
    return used.contains(name) || templates[name]?.tags.contains { $0.kind == .parent } ?? false
  }

  /// The built-in file that a path resembles: one of the same name in another folder, or a partial that is written alike.
  private static func meant(by path: String) -> String? {
    let known = Theme.builtInFiles.keys.sorted()
    let (folder, name) = split(path)
    if let same = known.first(where: { split($0).name == name }) { return same }
    guard !folder.isEmpty, name.hasSuffix(TemplateSource.fileExtension) else { return nil }
    let beside = known.filter { split($0).folder == folder }.map { TemplateSource.name(of: String(split($0).name)) }
    let stem = TemplateSource.name(of: String(name))
    return NearestName.of(stem, in: beside, within: stem.unicodeScalars.count < 6 ? 1 : 2)
      .map { folder + "/" + $0 + TemplateSource.fileExtension }
  }

  private static func split(_ path: String) -> (folder: Substring, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path[...]) }
    return (path[..<slash], path[path.index(after: slash)...])
  }
}
