import GalleryModel

/// Where a site may be written: a folder of its own, so that no source can be overwritten.
package enum OutputFolder {
  private static let sources: Set<String> = [
    "content", "templates", "static", "images", ".gallerist", "gallerist.lock", "gallerist.lock.d", ".git",
    "gallerist.yml",
  ]

  /// The path without `.` parts and slashes at its ends; nil where it is absolute, the site itself, outside of the site,
  /// a source folder or in one.
  package static func cleaned(_ path: String) -> String? {
    // By its bytes: a combining mark after a slash hides it in characters, but not from a file system.
    guard path.utf8.first != UInt8(ascii: "/"), !path.utf8.contains(UInt8(ascii: "\\")),
      path.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    let parts = path.unicodeScalars.split(separator: "/").map { String($0) }.filter { $0 != "." }
    // Also in other cases: some file systems take Content for content.
    guard let first = parts.first, !parts.contains(".."), !sources.contains(Slug.foldingKey(first)) else {
      return nil
    }
    return parts.joined(separator: "/")
  }
}
