import GalleryModel
import SiteFolder

/// The names in `content/`: which prompt files and albums there are.
struct ContentTree {
  static let root = "content"
  /// How deep folders may stand in each other.
  static let depthLimit = 32
  /// How many names are looked at: links to folders can make more of them than there are.
  static let nameLimit = 100_000

  /// Paths of folders below `content/`, each after the one that it stands in; the content folder itself is empty.
  private(set) var folders: [String] = [""]
  /// Folders that have an `_index.md`.
  private(set) var indexed: Set<String> = []
  /// Paths of the prompt files below `content/`.
  private(set) var files: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var names = 0

  init(of site: SiteFolder) {
    read("", within: [], site: site)
  }

  /// The path of something below `content/`, relative to the site.
  static func sitePath(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

  /// - Parameter within: the folders that this one stands in.
  private mutating func read(_ folder: String, within: [FileStatus.Identity?], site: SiteFolder) {
    do throws(SiteFolderError) {
      let identity = try site.status(of: Self.sitePath(folder))?.identity
      guard identity == nil || !within.contains(identity) else {
        report("the link leads to a folder that it stands in", at: folder)
        return
      }
      guard within.count < Self.depthLimit else {
        report("folders may not stand in each other deeper than \(Self.depthLimit) levels", at: folder)
        return
      }
      for name in try site.names(of: Self.sitePath(folder)) where !Self.isIgnored(name) {
        names += 1
        guard names <= Self.nameLimit else {
          if names == Self.nameLimit + 1 {
            report("the content folder holds more than \(Self.nameLimit) names", at: "")
          }
          return
        }
        take(name, in: folder, within: within + [identity], site: site)
      }
    } catch {
      report(error.sentence(for: "folder"), at: folder)
    }
  }

  private mutating func take(_ name: String, in folder: String, within: [FileStatus.Identity?], site: SiteFolder) {
    let path = folder.isEmpty ? name : folder + "/" + name
    let isPromptFile = name.hasSuffix(".md")
    let isUsable = name.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0 != "\u{FFFD}" && !$0.turnsDirection
    }
    guard isUsable else {
      report("the name has characters that no address can hold", at: path)
      return
    }
    do throws(SiteFolderError) {
      switch try site.status(of: Self.sitePath(path))?.kind {
      case .folder?:
        folders.append(path)
        read(path, within: within, site: site)
      case .file? where name == "_index.md": indexed.insert(folder)
      case .file? where isPromptFile && !name.hasPrefix("_"): files.append(path)
      case .file?: if let stem = Self.markdownStem(of: name) { refuseEnding(of: path, stem: stem) }
      case .other?: if isPromptFile { report("not a regular file", at: path) }
      case nil: if isPromptFile { report("the link leads to nothing", at: path) }
      }
    } catch {
      report(error.sentence(for: "file"), at: path)
    }
  }

  private static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("_") && markdownStem(of: name)?.lowercased() != "_index"
  }

  /// A name without any of the endings that Markdown files have; nil for other names.
  private static func markdownStem(of name: String) -> String? {
    let lowercased = name.lowercased()
    let ending = [".md", ".markdown", ".mdown", ".mkd"].first { lowercased.hasSuffix($0) }
    return ending.map { String(name.dropLast($0.count)) }
  }

  /// Whoever writes `mug.MD` means a prompt file.
  private mutating func refuseEnding(of path: String, stem: String) {
    let name = stem.hasPrefix("_") ? "_index.md" : stem + ".md"
    report("the file is not read, since its name is not \(name)", at: path, help: "rename it to \(name)")
  }

  private mutating func report(_ sentence: String, at path: String, help: String? = nil) {
    diagnostics.append(Spot(file: Self.sitePath(path), place: .start).error(sentence, help: help))
  }
}

extension ContentTree {
  /// Folders with an `_index.md` or with a prompt file in or below them, each after the one that it stands in; the
  /// content folder itself first.
  var albumFolders: [String] {
    var used: Set<String> = [""]
    for folder in files.map(PromptFileReader.folder) + indexed {
      var folder = folder
      while used.insert(folder).inserted {
        folder = PromptFileReader.folder(of: folder)
      }
    }
    return folders.filter(used.contains)
  }
}

extension ContentTree {
  /// Adds files that are not there yet, after all others.
  mutating func add(files new: some Sequence<String>) {
    var known = Set(folders)
    for path in new.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      for folder in ContentPath.folders(of: path) where known.insert(folder).inserted { folders.append(folder) }
      files.append(path)
    }
  }
}
