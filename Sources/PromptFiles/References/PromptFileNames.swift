import Foundation
import GalleryModel

/// The paths of all prompt files, for the nearest to be found.
struct PromptFileNames {
  /// Names are compared with every file of a folder; whoever moved a folder needs no suggestion for each of its files.
  private static let suggestionLimit = 20

  private let paths: [String]
  private var folders: [String: [String]]?
  private var homonyms: [String: String] = [:]
  private var suggestions = 0

  /// - Parameter paths: below `content/`.
  init(_ paths: [String]) {
    self.paths = paths
  }

  /// What ids of a file's pictures begin with.
  static func id(_ path: String) -> String {
    String(path.dropLast(".md".count)).precomposedStringWithCanonicalMapping
  }

  /// The file that was probably meant, as a path relative to a folder: one of that name elsewhere, else one beside it.
  /// - Parameters:
  ///   - path: below `content/`, without `.md`.
  ///   - folder: the folder of the file that refers to it, below `content/`.
  mutating func nearest(to path: String, from folder: String) -> String? {
    suggestions += 1
    guard suggestions <= Self.suggestionLimit else { return nil }
    let folders = folders ?? index()
    let name = Self.name(of: path)
    if let homonym = homonyms[Slug.foldingKey(name)] { return RelativePath.text(to: homonym, from: folder) }
    let beside = Dictionary(
      (folders[PromptFileReader.folder(of: path)] ?? []).map { (Self.stem(of: $0), $0) },
      uniquingKeysWith: { first, _ in first })
    return NearestName.of(name, in: beside.keys.sorted()).flatMap { beside[$0] }
      .map { RelativePath.text(to: $0, from: folder) }
  }

  private mutating func index() -> [String: [String]] {
    let index = Dictionary(grouping: paths, by: PromptFileReader.folder)
    homonyms = Dictionary(
      paths.map { (Slug.foldingKey(Self.stem(of: $0)), $0) }, uniquingKeysWith: { first, _ in first })
    folders = index
    return index
  }

  private static func stem(of path: String) -> String { String(name(of: path).dropLast(".md".count)) }

  private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
