import GalleryModel

/// Files below a site's `templates/` that were meant for something and are used for nothing: parts of the theme in the
/// wrong folder, or with a name that is one letter off. Files that resemble nothing of the theme are left in peace.
struct StrayThemeFiles: Sendable {
  /// By path below `templates/`.
  let own: [String]
  let templates: [String: TemplateSource]

  /// - Parameter named: the templates that the content names.
  func warnings(named: Set<String>) -> [Diagnostic] {
    let used = named.union(templates.values.flatMap { $0.tags.filter { $0.isInclusion }.map(\.name) })
    return own.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
      guard !isUsed(path, by: used), let meant = Self.meant(by: path) else { return nil }
      return .warning(
        "nothing uses this file", file: Theme.folder + "/" + path,
        help: "the theme's own is \(Theme.folder)/\(meant); rename this one to take its place, or remove it")
    }
  }

  private func isUsed(_ path: String, by used: Set<String>) -> Bool {
    if Theme.builtInFiles[path] != nil || path.hasPrefix(ThemeAsset.folder + "/") || WordsFile.isOne(path) {
      return true
    }
    return path.hasSuffix(TemplateSource.fileExtension) && used.contains(TemplateSource.name(of: path))
  }

  /// The built-in file that a path resembles: by its name, in whatever folder; a partial also by one that is written
  /// alike. Templates at the top are pages of the site's own, whatever they are called.
  private static func meant(by path: String) -> String? {
    let known = Theme.builtInFiles.keys.sorted()
    let name = path.lastPathComponent
    if let same = known.first(where: { $0.lastPathComponent == name }) { return same }
    guard path.contains("/"), path.hasSuffix(TemplateSource.fileExtension) else { return nil }
    return NearestName.of(path, in: known.filter { $0.hasSuffix(TemplateSource.fileExtension) })
  }
}

extension TemplateTag {
  fileprivate var isInclusion: Bool { kind == .partial || kind == .parent }
}

extension String {
  fileprivate var lastPathComponent: Substring { split(separator: "/").last ?? self[...] }
}
