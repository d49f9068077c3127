import Foundation
import GalleryModel
import SiteFolder

/// The list of what was written into an output folder, so that only this is ever removed again.
struct OutputManifest {
  /// The most bytes that are read of it.
  private static let limit = 134_217_728

  /// The folder that it is about, relative to the site.
  var output: String
  /// Relative to that folder.
  var paths: Set<String>

  init(output: String, paths: some Sequence<String>) {
    self.output = output
    self.paths = Set(paths)
  }

  /// Reads a manifest; nil where there is none, none that can be read, or one of another folder: it is a convenience
  /// that may be deleted at any time. Paths that would lead out of the output folder are left out.
  init?(at path: String, output: String, in site: SiteFolder) throws(SiteFolderError) {
    guard let bytes = try site.readIfPresent(path, limit: Self.limit) else { return nil }
    // Not an error that is dropped: a list that cannot be read is one that is not there.
    guard let list = try? JSONDecoder().decode(Listing.self, from: Data(bytes)),
      list.output.utf8.elementsEqual(output.utf8)
    else { return nil }
    self.init(output: output, paths: list.files.filter(OutputCheck.isSafe))
  }

  private struct Listing: Decodable {
    var output: String
    var files: [String]
  }

  /// Writes the list durably, where it differs from what is there.
  func save(at path: String, in site: SiteFolder) throws(SiteFolderError) {
    let bytes = Array(text.utf8)
    if try site.readIfPresent(path, limit: Self.limit) == bytes { return }
    try site.replace(path, with: bytes, durable: true)
  }

  /// A JSON object: the folder on the first line, then one path a line.
  private var text: String {
    let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let start = "{\"output\":\(JSONText.string(output)),\"files\":["
    guard !sorted.isEmpty else { return start + "]}\n" }
    return start + "\n" + sorted.map { "  " + JSONText.string($0) }.joined(separator: ",\n") + "\n]}\n"
  }
}
