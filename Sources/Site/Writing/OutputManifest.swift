import Foundation
import GalleryModel
import SiteFolder

/// The list of what was written into an output folder, so that only this is ever removed again.
struct OutputManifest {
  /// The most bytes that are read of it.
  private static let limit = 134_217_728

  var paths: Set<String>

  init(_ paths: some Sequence<String>) {
    self.paths = Set(paths)
  }

  /// Reads a manifest; nil where there is none, or none that can be read: it is a convenience that may be deleted at
  /// any time. Paths that would lead out of the output folder are left out.
  init?(at path: String, in site: SiteFolder) throws(SiteFolderError) {
    guard let bytes = try site.readIfPresent(path, limit: Self.limit) else { return nil }
    // Not an error that is dropped: a list that cannot be read is one that is not there.
    guard let listed = try? JSONDecoder().decode([String].self, from: Data(bytes)) else { return nil }
    paths = Set(listed.filter(OutputCheck.isSafe))
  }

  /// Writes the list durably, where it differs from what is there.
  func save(at path: String, in site: SiteFolder) throws(SiteFolderError) {
    let bytes = Array(text.utf8)
    if try site.readIfPresent(path, limit: Self.limit) == bytes { return }
    try site.replace(path, with: bytes, durable: true)
  }

  /// A JSON array with one path a line.
  private var text: String {
    let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !sorted.isEmpty else { return "[]\n" }
    return "[\n" + sorted.map { "  " + JSONText.string($0) }.joined(separator: ",\n") + "\n]\n"
  }
}
