import Foundation
import GalleryModel

/// Rules for the names of files that are put into `content/`.
package enum ContentPath {
  /// The folder of all prompt files, relative to the site.
  package static let root = ContentTree.root
  /// The most bytes of one name: most file systems take no more, `.md` included.
  private static let longestName = 250

  /// Why a path below `content/`, without `.md`, would not be read as that of a prompt file, as the end of a sentence;
  /// nil where it would.
  package static func fault(in path: String) -> String? {
    let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count < ContentTree.depthLimit else { return "folders may not stand in each other so deep" }
    return parts.lazy.compactMap(fault(inPart:)).first
  }

  private static func fault(inPart part: String) -> String? {
    if part.isEmpty { return "a part of it is empty" }
    if part == "." || part == ".." { return "a part of it is \"\(part)\"" }
    if part.hasPrefix(".") || part.hasPrefix("_") { return "names that begin with . or _ are not read" }
    let isUsable = part.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0 != "\u{FFFD}" && $0 != "\\" && !$0.turnsDirection
    }
    if !isUsable { return "it has characters that no address can hold" }
    if part != part.trimmingWhiteSpace { return "a part of it begins or ends with a space" }
    if part.utf8.count > longestName { return "a part of it has more than \(longestName) bytes" }
    return nil
  }

  /// A path in the form in which ids have it.
  package static func composed(_ path: String) -> String { path.precomposedStringWithCanonicalMapping }

  /// The folders that a path stands in, outermost first.
  package static func folders(of path: String) -> [String] {
    let parts = path.split(separator: "/").map { String($0) }
    return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
  }
}
