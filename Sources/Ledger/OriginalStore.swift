package import GalleryModel
package import SiteFolder

/// Originals on disk: `images/3f/3fa9….png`, and a copy of each in `.gallerist/originals/`.
package struct OriginalStore: Sendable {
  /// The most bytes that an original may have.
  package static let sizeLimit = 64 * 1_048_576

  let site: SiteFolder
  let layout: BooksLayout

  package init(site: SiteFolder, layout: BooksLayout) {
    self.site = site
    self.layout = layout
  }

  /// Where an original of the present branch is, relative to the site.
  package func path(of original: Original) -> String {
    layout.images + "/" + original.path
  }

  /// Makes the folder of originals where there is none.
  /// - Throws: ``SiteFolderError`` where nothing could be stored: a link leads out of the site, or a file is in the way.
  package func prepare() throws(SiteFolderError) {
    try site.makeFolder(layout.images, durable: true)
  }

  /// What stands in an original's place; only the size is looked at, ``verify(_:)`` reads every byte.
  package func presence(of original: Original) throws(SiteFolderError) -> OriginalPresence {
    guard let status = try site.status(of: path(of: original)) else { return .missing }
    if status.kind == .file, status.bytes == original.bytes { return .present }
    if status.kind == .file, status.bytes <= 1_024,
      LargeFilePointer(try site.read(path(of: original), limit: 1_024))?.sha256 == original.sha256
    {
      return .pointer
    }
    return .damaged
  }

  /// Re-hashes an original.
  package func verify(_ original: Original) throws(SiteFolderError) -> OriginalPresence {
    let presence = try presence(of: original)
    guard presence == .present else { return presence }
    let bytes = try site.read(path(of: original), limit: Self.sizeLimit)
    return SHA256Digest.of(bytes) == original.sha256 ? .present : .damaged
  }

  /// Moves a fetched, measured file into its place: synced, mode 0444, the folder synced too.
  /// - Parameter temporary: a file relative to the site with exactly the original's bytes.
  package func store(_ original: Original, from temporary: String) throws(SiteFolderError) {
    try site.sync(temporary, mode: 0o444)
    try site.move(temporary, to: path(of: original), durable: true)
    try keepCopy(of: original)
  }

  /// Completes `images/` from `.gallerist/originals/`, and the other way round, at no cost. A file that was cut short is
  /// replaced by its copy.
  package func complete(_ original: Original) throws(SiteFolderError) -> Completion {
    switch try presence(of: original) {
    case .present:
      // Bytes that changed must not become the copy that is to replace them one day.
      if try !hasCopy(of: original), try verify(original) == .present { try keepCopy(of: original) }
      return .present
    case .pointer:
      return .absent
    case .missing, .damaged:
      let copy = copyPath(of: original)
      guard try hasCopy(of: original),
        SHA256Digest.of(try site.read(copy, limit: Self.sizeLimit)) == original.sha256
      else { return .absent }
      try site.copy(copy, to: path(of: original), mode: 0o444, durable: true)
      return .restored
    }
  }

  /// What became of ``complete(_:)``.
  package enum Completion: Hashable, Sendable {
    /// It was in its place.
    case present
    /// It was missing or damaged, and its copy is in its place now.
    case restored
    /// Neither it nor a copy is here.
    case absent
  }

  /// Whether `.gallerist/originals/` has a copy; only the size is looked at.
  package func hasCopy(of original: Original) throws(SiteFolderError) -> Bool {
    guard let status = try site.status(of: copyPath(of: original)) else { return false }
    return status.kind == .file && status.bytes == original.bytes
  }

  /// Hashes of all files in `images/` that are named like originals, with their paths.
  package func namedFiles() throws(SiteFolderError) -> [String: String] {
    var result: [String: String] = [:]
    for path in try site.files(below: layout.images) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let stem = String(name.prefix { $0 != "." })
      if Hexadecimal.isSHA256(stem) { result[stem] = layout.images + "/" + path }
    }
    return result
  }

  private func copyPath(of original: Original) -> String {
    layout.originals + "/" + original.path
  }

  private func keepCopy(of original: Original) throws(SiteFolderError) {
    if try hasCopy(of: original) { return }
    try site.copy(path(of: original), to: copyPath(of: original), mode: 0o444)
  }
}
