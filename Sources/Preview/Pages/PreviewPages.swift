import SiteFolder

/// All files of a finished site, each with the version of the site in which it changed last.
///
/// It is replaced as a whole: whoever asks meets either everything of one build or everything of the next.
struct PreviewPages: Sendable {
  struct File: Sendable {
    var content: PreviewFile.Content
    /// What a copied file was like; nil where its bytes are known.
    var status: FileStatus?
    var changedIn: Int
    /// The bytes before the change, as long as no later version is there.
    var before: [UInt8]?
  }

  /// Counts from 1.
  let version: Int
  private(set) var files: [String: File] = [:]
  /// Paths that are new or differ from the version before.
  private(set) var changed: [String] = []
  /// Whether anything differs from the version before.
  private(set) var isChanged = false
  /// The versions in which files went away.
  private var removedIn: [String: Int] = [:]
  /// The version in which a file that any page may hold, but no style sheet, came last or got other bytes.
  private var assetsChangedIn = 0
  private var stylesChangedIn = 0
  /// The version in which what the search box looks up changed last.
  private var searchChangedIn = 0
  /// Style sheets whose names carry a hash of their bytes, by their names in the version before.
  private var renamedStyles: [String: String] = [:]

  /// - Parameters:
  ///   - new: every file of the site.
  ///   - old: the version before.
  init(_ new: [PreviewFile], after old: PreviewPages?, site: SiteFolder) {
    version = (old?.version ?? 0) + 1
    removedIn = old?.removedIn ?? [:]
    assetsChangedIn = old?.assetsChangedIn ?? 0
    stylesChangedIn = old?.stylesChangedIn ?? 0
    searchChangedIn = old?.searchChangedIn ?? 0
    for file in new {
      let status = Self.status(of: file, in: site)
      if var known = old?.files[file.path], Self.isSame(known, file, status) {
        known.before = nil
        files[file.path] = known
      } else {
        files[file.path] = File(
          content: file.content, status: status, changedIn: version, before: old?.files[file.path]?.bytes)
        noteChange(of: file.path)
      }
    }
    let removed = old?.files.keys.filter { files[$0] == nil } ?? []
    for path in removed { removedIn[path] = version }
    renamedStyles = Self.renames(from: removed, to: changed)
    isChanged = old == nil || !changed.isEmpty || !removed.isEmpty
  }

  var pageCount: Int { files.keys.count(where: PreviewFile.isPage) }

  private mutating func noteChange(of path: String) {
    changed.append(path)
    if PreviewFile.isStyle(path) {
      stylesChangedIn = version
    } else if PreviewFile.isSearchData(path) {
      searchChangedIn = version
    } else if PreviewFile.isPartOfAnyPage(path) {
      assetsChangedIn = version
    }
  }

  private static func status(of file: PreviewFile, in site: SiteFolder) -> FileStatus? {
    guard case .copy(let source) = file.content else { return nil }
    do throws(SiteFolderError) {
      return try site.status(of: source)
    } catch {
      return nil  // whoever asks for the file is told
    }
  }

  private static func isSame(_ known: File, _ file: PreviewFile, _ status: FileStatus?) -> Bool {
    switch (known.content, file.content) {
    case (.bytes(let old), .bytes(let new)): old == new
    case (.copy(let old), .copy(let new)): old == new && known.status == status
    default: false
    }
  }

  /// `assets/style-0123456789ab.css` that went, and the only one of that stem that came.
  private static func renames(from removed: [String], to changed: [String]) -> [String: String] {
    let came = Dictionary(grouping: changed.filter(PreviewFile.isStyle), by: stem)
    let went = Dictionary(grouping: removed.filter(PreviewFile.isStyle), by: stem)
    var renames: [String: String] = [:]
    for (stem, old) in went {
      if let new = came[stem], old.count == 1, new.count == 1 { renames[old[0]] = new[0] }
    }
    return renames
  }

  private static func stem(_ path: String) -> String {
    guard let dash = path.lastIndex(of: "-") else { return path }
    return String(path[..<dash])
  }
}

extension PreviewPages {
  /// What an open page must do to be as it is now.
  enum Update: Hashable, Sendable {
    case nothing
    /// To take its style sheets anew, some under another name.
    case styles(renamed: [String: String])
    case reload
  }

  /// - Parameter seen: the version that the page shows.
  func update(ofPageAt address: SiteAddress, since seen: Int) -> Update {
    if removedIn[address.file, default: 0] > seen { return .reload }
    // Where there is none, the page that says so is shown.
    let page = files[address.file] ?? files[SiteAddress.notFound]
    if let page, page.changedIn > seen {
      return seen == version - 1 && isRestyled(page) ? .styles(renamed: renamedStyles) : .reload
    }
    if assetsChangedIn > seen || searchChangedIn > seen && page?.isSearching == true { return .reload }
    if hasChangedFurtherPages(address, since: seen) { return .reload }
    return stylesChangedIn > seen ? .styles(renamed: [:]) : .nothing
  }

  /// Whether one of a collection's other pages has changed, whose cards its first page may have taken over.
  private func hasChangedFurtherPages(_ address: SiteAddress, since seen: Int) -> Bool {
    let name = "index.html"
    guard address.file.hasSuffix(name) else { return false }
    let start = address.file.dropLast(name.count) + "page/"
    return files.contains { $0.value.changedIn > seen && $0.key.hasPrefix(start) }
  }

  /// Whether a page differs from the version before only in the names of its style sheets.
  private func isRestyled(_ page: File) -> Bool {
    guard !renamedStyles.isEmpty, assetsChangedIn < version, searchChangedIn < version || !page.isSearching,
      let before = page.before, let bytes = page.bytes
    else { return false }
    var text = String(decoding: before, as: UTF8.self)
    for (old, new) in renamedStyles { text = text.replacing(old, with: new) }
    return text.utf8.elementsEqual(bytes)
  }
}

extension PreviewPages.File {
  /// Nil for a copied file.
  var bytes: [UInt8]? {
    if case .bytes(let bytes) = content { bytes } else { nil }
  }

  /// Whether a page names the file that the search box begins with.
  var isSearching: Bool { bytes?.contains(Array(PreviewFile.searchStart.utf8)) ?? false }
}
