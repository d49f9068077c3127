import Foundation
import GalleryModel
import SiteFolder

extension SiteWriter {
  /// How many files in the way are named.
  private static let namedFiles = 10

  /// The files of others that stand where the site's files should, as diagnostics.
  func filesInTheWay(of files: [OutputFile], old: OutputManifest?) throws(SiteFolderError) -> [Diagnostic] {
    if old == nil, try isMarked() { return [] }
    var problems: [Diagnostic] = []
    for file in files where !(old?.paths.contains(file.path) ?? false) {
      let place = place(of: file.path)
      guard let status = try site.status(of: place), status.kind != .folder else { continue }
      if status.kind == .file, try holds(place, status, file) { continue }
      problems.append(
        .error(
          "this file is in the way and was not written by Gallerist", file: place,
          help: "move it away, or choose another output folder"))
    }
    let more = problems.count - Self.namedFiles
    guard more > 0 else { return problems }
    return problems.prefix(Self.namedFiles) + [.error("\(more) more files are in the way", file: output)]
  }

  func update(_ files: [OutputFile], old: OutputManifest?) throws(SiteFolderError) -> WriteReport {
    let new = OutputManifest(files.map(\.path))
    let stale = (old?.paths ?? []).subtracting(new.paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // Named before it is written, so that a run that is cut off leaves nothing that nobody knows.
    try OutputManifest(new.paths.union(old?.paths ?? [])).save(at: manifestPath, in: site)
    var report = WriteReport()
    let places = Places(new.paths)
    report.removed = try remove(stale.filter(places.isBlocked))
    // What pages name comes before the pages.
    for file in files.filter({ !$0.isPage }) + files.filter(\.isPage) {
      if try put(file) {
        report.written.append(file.path)
      } else {
        report.unchanged.append(file.path)
      }
    }
    report.removed += try remove(stale.filter { !places.isBlocked($0) })
    try new.save(at: manifestPath, in: site)
    report.written.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    report.unchanged.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    report.removed.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return report
  }

  private func place(of path: String) -> String { output.isEmpty ? path : output + "/" + path }

  private func put(_ file: OutputFile) throws(SiteFolderError) -> Bool {
    try site.replaceIfChanged(place(of: file.path), with: bytes(of: file))
  }

  private func bytes(of file: OutputFile) throws(SiteFolderError) -> [UInt8] {
    switch file.content {
    case .bytes(let bytes): return bytes
    case .copy(let source): return try site.read(source, limit: Self.fileLimit)
    }
  }

  /// Whether a file has the bytes that it should get.
  private func holds(_ place: String, _ status: FileStatus, _ file: OutputFile) throws(SiteFolderError) -> Bool {
    let wanted = try bytes(of: file)
    guard status.bytes == wanted.count else { return false }
    return try site.read(place, limit: Self.fileLimit) == wanted
  }

  /// Whether the folder's first page says that a gallery made it.
  private func isMarked() throws(SiteFolderError) -> Bool {
    let index = place(of: "index.html")
    guard let status = try site.status(of: index), status.kind == .file, status.bytes <= Self.fileLimit else {
      return false
    }
    return Data(try site.read(index, limit: Self.fileLimit)).range(of: Data(Self.mark.utf8)) != nil
  }

  /// Removes files, and the folders that become empty by it.
  /// - Returns: the paths that were there.
  private func remove(_ paths: [String]) throws(SiteFolderError) -> [String] {
    var removed: [String] = []
    var folders: Set<String> = []
    for path in paths {
      guard let status = try site.status(of: place(of: path)), status.kind == .file else { continue }
      try site.remove(place(of: path))
      removed.append(path)
      folders.formUnion(Places.folders(above: path))
    }
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      _ = try site.removeFolderIfEmpty(place(of: folder))
    }
    return removed
  }
}

extension OutputFile {
  fileprivate var isPage: Bool { path.hasSuffix(".html") }
}
