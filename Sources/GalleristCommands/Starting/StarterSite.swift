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
    var written: [String] = []
    do throws(SiteFolderError) {
      for file in files {
        try site.makeFolder(folder(of: file.path))
        let isFree = try site.exchange(file.path, with: file.bytes, expecting: nil) != .changedMeanwhile
        guard isFree else {
          throw .system(action: "write", path: file.path, code: 0, reason: "something stands there already")
        }
        written.append(file.path)
      }
      try takeBack([], in: site)
    } catch {
      let failure = CommandFailure(.inputOutput, "\(error)", help: "make room or mend permissions, then try again")
      do throws(SiteFolderError) {
        try takeBack(written, in: site)
      } catch {
        throw failure  // why it began is what matters
      }
      throw failure
    }
  }

  /// Removes files, the folders that are empty then, and the folder for temporary files.
  private static func takeBack(_ paths: [String], in site: SiteFolder) throws(SiteFolderError) {
    for path in paths { try site.remove(path) }
    var folders: Set<String> = [SiteFolder.temporaryFolder, folder(of: SiteFolder.temporaryFolder)]
    for path in paths {
      var above = folder(of: path)
      while !above.isEmpty {
        folders.insert(above)
        above = folder(of: above)
      }
    }
    // The deeper ones first.
    for folder in folders.sorted(by: { ($0.utf8.count, $0) > ($1.utf8.count, $1) }) {
      guard try site.kind(at: folder) == .folder else { continue }
      _ = try site.removeFolderIfEmpty(folder)
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
