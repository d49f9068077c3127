import GalleryModel

/// Whether every file of a site can have its place.
enum OutputCheck {
  /// The most bytes of a file's or folder's name that common file systems take.
  private static let longestPart = 255

  /// Paths that leave the site, names that are too long, and paths that a file system or a reader would take for the same (by case or Unicode
  /// form), or of which one is a folder on the way to the other.
  static func problems(of files: [OutputFile]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var taken: [String: OutputFile] = [:]
    for file in files {
      guard isSafe(file.path) else {
        problems.append(.error("the page or file \"\(file.path)\" would not stand in the site", file: file.source))
        continue
      }
      if let part = tooLong(file.path) {
        problems.append(
          .error(
            "the name \"\(Excerpt.of(part, atMost: 40))\" is longer than \(longestPart) bytes in UTF-8, which no file system takes",
            file: file.source))
        continue
      }
      let key = Slug.foldingKey(file.path)
      if let other = taken[key] {
        problems.append(collision(file, other))
      } else {
        taken[key] = file
      }
    }
    for file in files {
      for folder in Places.folders(above: Slug.foldingKey(file.path)) {
        if let other = taken[folder] { problems.append(collision(file, other)) }
      }
    }
    return problems
  }

  /// Whether a path leads into the folder that it is relative to, and to a place of its own.
  static func isSafe(_ path: String) -> Bool {
    !path.isEmpty && !path.utf8.contains(0) && !path.utf8.contains(UInt8(ascii: "\\"))
      && parts(of: path).allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  private static func tooLong(_ path: String) -> String? {
    parts(of: path).first { $0.utf8.count > longestPart }
  }

  /// By bytes, as the system splits them.
  private static func parts(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  private static func collision(_ file: OutputFile, _ other: OutputFile) -> Diagnostic {
    let place = file.path == other.path ? "\"\(file.path)\"" : "\"\(file.path)\" and \"\(other.path)\""
    let help = other.source.map { "the other one comes from \($0)" } ?? "the gallery itself makes the other one"
    return .error("two files of the site would stand in one place: \(place)", file: file.source, help: help)
  }
}
