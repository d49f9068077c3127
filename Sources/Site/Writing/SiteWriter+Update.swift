import SiteFolder

extension SiteWriter {
  /// - Parameter old: what an earlier write left.
  func update(_ files: [OutputFile], old: OutputManifest) throws(SiteFolderError) -> WriteReport {
    let new = OutputManifest(output: output, paths: files.map(\.path))
    let stale = old.paths.subtracting(new.paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // Named before it is written, so that a run that is cut off leaves nothing that nobody knows.
    try OutputManifest(output: output, paths: new.paths.union(old.paths)).save(at: manifestPath, in: site)
    var report = WriteReport()
    let places = Places(new.paths)
    report.removed = try remove(stale.filter(places.isBlocked))
    // What pages name comes before the pages.
    for file in files.filter({ !$0.isPage }) + files.filter(\.isPage) {
      if try site.replaceIfChanged(place(of: file.path), with: bytes(of: file)) {
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

  /// Removes files, and the folders that become empty by it. What lies behind a link is not the output's.
  /// - Returns: the paths that were there.
  private func remove(_ paths: [String]) throws(SiteFolderError) -> [String] {
    var removed: [String] = []
    var folders: Set<String> = []
    for path in paths {
      guard try site.kind(at: place(of: path)) == .file, try !isBehindLink(path) else { continue }
      try site.remove(place(of: path))
      removed.append(path)
      folders.formUnion(Places.folders(above: path))
    }
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      _ = try site.removeFolderIfEmpty(place(of: folder))
    }
    return removed
  }

  private func isBehindLink(_ path: String) throws(SiteFolderError) -> Bool {
    for folder in Places.folders(above: path) where try site.kind(at: place(of: folder)) == .link { return true }
    return false
  }
}

extension OutputFile {
  fileprivate var isPage: Bool { path.hasSuffix(".html") }
}
