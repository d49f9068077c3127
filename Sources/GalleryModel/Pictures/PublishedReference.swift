/// A picture of the gallery that an edit builds on, as the published site has it: byte for byte, so that the API can read
/// it there.
package struct PublishedReference: Hashable, Sendable {
  /// The folder below the site's root.
  package static let folder = "references"

  package var sha256: String
  /// The ending of its name without a point, such as `png`.
  package var ending: String

  package init(sha256: String, ending: String) {
    self.sha256 = sha256
    self.ending = ending
  }

  /// An original of the gallery.
  package init(_ original: Original) {
    self.init(sha256: original.sha256, ending: original.type.fileExtension)
  }

  /// A local picture file of the site.
  /// - Parameter path: relative to the site.
  package init(path: String, sha256: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    self.init(sha256: sha256, ending: parts.count > 1 ? parts.last.map { $0.lowercased() } ?? "" : "")
  }

  /// The path below the site's root, such as `references/3fa9….png`.
  package var path: String { "\(Self.folder)/\(sha256)" + (ending.isEmpty ? "" : "." + ending) }
}
