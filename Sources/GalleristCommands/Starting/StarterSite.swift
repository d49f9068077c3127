import GalleryModel
import SiteFolder

/// The site that `new` makes: the files of the repository's `starter/` folder, which travel inside the binary.
enum StarterSite {
  /// Paths relative to the site, and what is in them, sorted; the settings come last, because with them a folder is a
  /// site.
  static var files: [(path: String, bytes: [UInt8])] {
    let files = starterFiles.map { (path: $0.path, bytes: Array($0.text.utf8)) }
    return files.filter { $0.path != settings } + files.filter { $0.path == settings }
  }

  /// What a file is for; nil for one that needs no word.
  static func purpose(of path: String) -> String? {
    switch path {
    case settings: "the settings"
    case ".gitignore": "keeps out of git what only this machine has"
    case ".gitattributes": "lets two branches merge their locks"
    case ".github/workflows/gallery.yml": "plans, publishes and, by hand, generates on GitHub"
    case ".github/actions/gallerist/action.yml": "installs gallerist for that"
    case _ where path.hasSuffix("/_index.md"): "describes the album"
    case _ where path.hasPrefix("content/"): "a prompt file"
    default: nil
    }
  }

  private static let settings = "gallerist.yml"

  /// Writes all files into an empty folder. Where that fails, what was written is taken away again, so that a second try
  /// finds an empty folder.
  /// - Throws: ``CommandFailure`` with exit status 74, also where something stands at one of the paths meanwhile.
  static func write(into site: SiteFolder) throws(CommandFailure) {
    do throws(SiteFolderError) {
      for file in files {
        try site.makeFolder(folder(of: file.path))
        guard try site.exchange(file.path, with: file.bytes, expecting: nil) != .changedMeanwhile else {
          throw .system(action: "write", path: file.path, code: 0, reason: "something stands there already")
        }
      }
      try removeFolders([SiteFolder.temporaryFolder], in: site)
    } catch {
      let failure = CommandFailure(.inputOutput, "\(error)", help: "make room or mend permissions, then try again")
      do throws(SiteFolderError) {
        try takeBack(from: site)
      } catch {
        throw failure  // why it began is what matters
      }
      throw failure
    }
  }

  /// Removes what has the very bytes of our files: what somebody else put there meanwhile stays.
  private static func takeBack(from site: SiteFolder) throws(SiteFolderError) {
    for file in files where try site.kind(at: file.path) == .file {
      if try site.readIfPresent(file.path, limit: 1_048_576) == file.bytes { try site.remove(file.path) }
    }
    try removeFolders([SiteFolder.temporaryFolder] + files.map { folder(of: $0.path) }, in: site)
  }

  /// Removes folders and those above them as far as they are empty.
  private static func removeFolders(_ paths: [String], in site: SiteFolder) throws(SiteFolderError) {
    var folders: Set<String> = []
    for path in paths {
      var folder = path
      while !folder.isEmpty {
        folders.insert(folder)
        folder = Self.folder(of: folder)
      }
    }
    // The deeper ones first.
    for folder in folders.sorted(by: { ($0.utf8.count, $0) > ($1.utf8.count, $1) }) {
      if try site.kind(at: folder) == .folder { _ = try site.removeFolderIfEmpty(folder) }
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
