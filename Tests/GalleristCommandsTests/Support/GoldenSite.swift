import Foundation

/// A site in `Tests/GoldenSites`, and the tree that it must become.
///
/// Set `GALLERIST_UPDATE_GOLDEN=1` in the tests' environment to have the expected trees written anew instead; then look
/// at what changed with `git diff`.
///
/// Pages, feeds and what is made of content are compared byte for byte. What depends on the version of libvips or on the
/// bytes of the theme's assets is masked: hashes of pictures, dominant colours, and the hashes in the names of assets. Of
/// pictures and assets only the names are compared; they are listed in `files.txt`.
struct GoldenSite {
  static let isUpdating = ProcessInfo.processInfo.environment["GALLERIST_UPDATE_GOLDEN"] == "1"
  /// The repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let folder: URL

  init(_ name: String) {
    folder = Self.root.appending(path: "Tests/GoldenSites/\(name)")
  }

  /// A copy of the site's sources in a folder of its own.
  func copy() throws -> TestSite {
    let site = try TestSite()
    for (path, bytes) in try TestSite.snapshot(of: folder) where !path.hasPrefix("expected/") {
      try site.write(path, bytes)
    }
    return site
  }

  /// The expected tree, after it was written where that is asked for.
  func expected(made tree: [String: String]) throws -> [String: String] {
    let expected = folder.appending(path: "expected")
    if Self.isUpdating {
      if FileManager.default.fileExists(atPath: expected.path) { try FileManager.default.removeItem(at: expected) }
      for (path, text) in tree {
        let file = expected.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }
    return try TestSite.snapshot(of: expected).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// A finished site as it is compared.
  static func tree(of site: TestSite) throws -> [String: String] {
    var tree: [String: String] = [:]
    var listed: [String] = []
    for (path, bytes) in try site.snapshot() {
      if path.hasPrefix("renditions/") || path.hasPrefix("assets/") && !path.hasPrefix("assets/shapes-") {
        listed.append(masked(path))
      } else if path.hasPrefix("references/") {
        // Named by the bytes of the sandbox's pictures, which differ between versions of the library that makes them.
        listed.append("references/HASH." + (path.split(separator: ".").last ?? ""))
      } else {
        tree[masked(path)] = masked(String(decoding: bytes, as: UTF8.self))
      }
    }
    tree["files.txt"] = listed.sorted().map { $0 + "\n" }.joined()
    return tree
  }

  private static func masked(_ text: String) -> String {
    text.replacing(#/renditions/[0-9a-f]{2}/[0-9a-f]{64}/#, with: "renditions/HH/HASH")
      .replacing(#/tone red-\d+ green-\d+ blue-\d+/#, with: "tone red-R green-G blue-B")
      .replacing(#/assets/(style|early|gallery)-[0-9a-f]+\./#) { "assets/\($0.output.1)-HASH." }
      .replacing(#/content="Gallerist \d+\.\d+\.\d+"/#, with: #"content="Gallerist VERSION""#)
  }
}
