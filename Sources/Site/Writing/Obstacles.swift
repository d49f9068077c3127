import GalleryModel
import SiteFolder

/// What of others stands where a site's files and folders should.
struct Obstacles {
  /// How many are named.
  private static let named = 10

  let writer: SiteWriter
  let old: OutputManifest
  /// The list's paths by what a file system that knows neither case nor Unicode form takes them for.
  private let oldByKey: [String: [String]]
  private let oldFolders: Set<String>

  init(writer: SiteWriter, old: OutputManifest) {
    self.writer = writer
    self.old = old
    oldByKey = Dictionary(grouping: old.paths, by: Slug.foldingKey)
    oldFolders = Set(old.paths.flatMap(Places.folders))
  }

  /// One diagnostic for each of the first obstacles, and the number of the others.
  func problems(of files: [OutputFile]) throws(SiteFolderError) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func report(_ path: String, _ what: String) {
      problems.append(
        .error(
          "this \(what) is in the way and was not written by Gallerist", file: writer.place(of: path),
          help: "move it away, or choose another output folder"))
    }
    var blocked: Set<String> = []
    let folders = Set(files.flatMap { Places.folders(above: $0.path) })
    for folder in folders.sorted(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) {
      guard blocked.isDisjoint(with: Places.folders(above: folder)), let what = try obstacle(toFolder: folder) else {
        continue
      }
      blocked.insert(folder)
      report(folder, what)
    }
    for file in files where blocked.isDisjoint(with: Places.folders(above: file.path)) {
      if let what = try obstacle(to: file) { report(file.path, what) }
    }
    let more = problems.count - Self.named
    guard more > 0 else { return problems }
    return problems.prefix(Self.named) + [.error("\(more) more files are in the way", file: writer.output)]
  }

  private func obstacle(toFolder path: String) throws(SiteFolderError) -> String? {
    switch try writer.site.kind(at: writer.place(of: path)) {
    case .folder, nil: nil
    case .file: try owns(path) ? nil : "file"
    case .link: "link"
    case .other: "file"
    }
  }

  private func obstacle(to file: OutputFile) throws(SiteFolderError) -> String? {
    switch try writer.site.kind(at: writer.place(of: file.path)) {
    case nil: nil
    case .file: try owns(file.path) ? nil : try holds(file) ? nil : "file"
    case .folder: try ownsAll(below: file.path) ? nil : "folder"
    case .link: "link"
    case .other: "file"
    }
  }

  /// Whether the list names the file at a path, perhaps in another form of its name.
  private func owns(_ path: String) throws(SiteFolderError) -> Bool {
    if old.paths.contains(path) { return true }
    guard let forms = oldByKey[Slug.foldingKey(path)] else { return false }
    guard let identity = try writer.site.status(of: writer.place(of: path))?.identity else { return false }
    for form in forms where try writer.site.status(of: writer.place(of: form))?.identity == identity { return true }
    return false
  }

  /// Whether a folder goes away with the files that the list names.
  private func ownsAll(below folder: String) throws(SiteFolderError) -> Bool {
    guard oldFolders.contains(folder) else { return false }
    for name in try writer.site.names(of: writer.place(of: folder)) {
      let path = folder + "/" + name
      switch try writer.site.kind(at: writer.place(of: path)) {
      case nil: continue
      case .file: guard try owns(path) else { return false }
      case .folder: guard try ownsAll(below: path) else { return false }
      case .link, .other: return false
      }
    }
    return true
  }

  /// Whether a file has the bytes already that it should get.
  private func holds(_ file: OutputFile) throws(SiteFolderError) -> Bool {
    let place = writer.place(of: file.path)
    let wanted = try writer.bytes(of: file)
    guard let status = try writer.site.status(of: place), status.bytes == wanted.count else { return false }
    return try writer.site.read(place, limit: SiteWriter.fileLimit) == wanted
  }
}
