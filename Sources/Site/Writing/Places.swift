import GalleryModel

/// The places that a site's files take, as a file system sees them that knows neither case nor Unicode form.
struct Places {
  private let files: Set<String>
  private let folders: Set<String>

  init(_ paths: Set<String>) {
    files = Set(paths.map(Slug.foldingKey))
    folders = Set(files.flatMap(Self.folders))
  }

  /// Whether an old file must go before the new ones can take their places: it is one of them under another form of
  /// its name, a file where a folder is needed, or in a folder where a file is needed.
  func isBlocked(_ old: String) -> Bool {
    let key = Slug.foldingKey(old)
    return files.contains(key) || folders.contains(key) || Self.folders(above: key).contains(where: files.contains)
  }

  /// `a/b` and `a` for `a/b/c`.
  static func folders(above path: String) -> [String] {
    var result: [String] = []
    var folder = path[...]
    // By bytes, as file systems do: a slash with a combining mark after it is another `Character`.
    while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
      folder = folder[..<slash]
      result.append(String(folder))
    }
    return result
  }
}
