import Foundation
import GalleryModel

/// Tells a gallery's own files by themselves, for when the list of what was written is lost.
enum OwnFile {
  /// How pages say who made them.
  static let mark = "<meta name=\"generator\" content=\"Gallerist"
  /// How files without such an element do, in a comment.
  static let comment = "Made by Gallerist"
  /// How feeds do.
  private static let feedMark = "<generator>Gallerist</generator>"
  /// How what the search begins with does.
  private static let searchMark = "\"generator\":\"Gallerist\""
  /// Bytes from the beginning in which a mark must stand.
  private static let markedBytes = 4_096

  /// Whether a path may be one of a gallery's own, so that its bytes are worth a look.
  static func isCandidate(_ path: String) -> Bool {
    isRendition(path) || referenceHash(path) != nil || assetHash(path) != nil || marks(for: path) != nil
  }

  /// Whether a file was made by a gallery: a page or list that says so, an asset that is named by its own bytes, or a
  /// picture with a rendition's name.
  /// - Parameter path: relative to the output folder.
  static func isOwn(_ path: String, _ bytes: [UInt8]) -> Bool {
    if isRendition(path) { return true }
    if let hash = referenceHash(path) { return SHA256Digest.of(bytes) == hash }
    if let hash = assetHash(path) { return SHA256Digest.of(bytes).hasPrefix(hash) }
    guard let mark = marks(for: path) else { return false }
    return Data(bytes.prefix(markedBytes)).range(of: Data(mark.utf8)) != nil
  }

  private static func marks(for path: String) -> String? {
    switch path {
    case "feed.xml": feedMark
    case "sitemap.xml", "robots.txt", "_headers", "assets/icon.svg": comment
    case SearchIndex.start: searchMark
    default: path.hasSuffix(".html") || path.hasSuffix(".htm") ? mark : nil
    }
  }

  /// The twelve digits of `assets/style-0123456789ab.css`, and of the search's parts.
  private static func assetHash(_ path: String) -> String? {
    let isAsset = path.hasPrefix(ThemeAsset.folder + "/") && (path.hasSuffix(".css") || path.hasSuffix(".js"))
    guard isAsset || path.hasPrefix(SearchIndex.partPrefix) && path.hasSuffix(".json"),
      let stem = path.split(separator: ".").dropLast().last, let dash = stem.lastIndex(of: "-")
    else { return nil }
    let hash = stem[stem.index(after: dash)...]
    return hash.utf8.count == ThemeAsset.hashLength && isHexadecimal(hash) ? String(hash) : nil
  }

  /// The hash of `references/3fa9….png`.
  private static func referenceHash(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == PublishedReference.folder, let hash = parts[1].split(separator: ".").first,
      hash.utf8.count == 64, isHexadecimal(hash)
    else { return nil }
    return String(hash)
  }

  /// `renditions/3f/3fa9…-640-q80v2.webp`: the original's SHA-256, the width, and how it was made.
  private static func isRendition(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == PageFiles.renditionsFolder else { return false }
    let name = parts[2].split(separator: "-", maxSplits: 2)
    guard name.count >= 2, name[0].utf8.count == 64, isHexadecimal(name[0]), name[0].hasPrefix(parts[1]),
      parts[1].utf8.count == 2
    else { return false }
    let endings = RenditionFormat.allCases.map { "." + $0.fileExtension }
    return name[1].utf8.first.map { (48...57).contains($0) } ?? false && endings.contains { path.hasSuffix($0) }
  }

  private static func isHexadecimal(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
