import Foundation
import SiteFolder

/// The folder that becomes a site: made with those above it, or found empty.
struct NewFolder {
  let site: SiteFolder

  /// What a folder may hold that becomes a site: what a code host begins a repository with.
  private static let allowed: Set<String> = [
    ".git", "README", "README.md", "README.txt", "LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING", ".DS_Store",
  ]

  /// - Parameter path: as a person typed it.
  /// - Throws: ``CommandFailure`` with exit status 64 for a path that is no place for a site, 65 for a folder that is not
  ///   empty, 74 where it cannot be made or read.
  init(at path: String) throws(CommandFailure) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw CommandFailure(.usage, "the folder's name is empty", help: "gallerist new my-gallery")
    }
    guard DiagnosticText.visible(path) == path else {
      throw CommandFailure(
        .usage, "the folder's name has characters that cannot be seen: \(path)", help: "gallerist new my-gallery")
    }
    var existing = path
    var missing: [String] = []
    while !Self.exists(existing) {
      let url = existing.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
      guard let last = url.last else { break }
      missing.insert(last, at: 0)
      let above = url.dropLast().joined(separator: "/")
      existing = existing.hasPrefix("/") ? "/" + above : above.isEmpty ? "." : above
    }
    guard !missing.contains("..") else {
      throw CommandFailure(
        .usage, "\(path) goes through a folder that does not exist", help: "name the folder without .. in it")
    }
    do throws(SiteFolderError) {
      let base = try SiteFolder(at: existing)
      let below = missing.filter { $0 != "." }.joined(separator: "/")
      try base.makeFolder(below)
      site = below.isEmpty ? base : try SiteFolder(at: base.root + "/" + below)
    } catch {
      switch error {
      case .notAFolder(let place): throw CommandFailure(.usage, "\(place) is a file", help: "choose another folder")
      default: throw CommandFailure(.inputOutput, "\(path) cannot be made: \(error)")
      }
    }
    try Self.checkIsEmpty(site, named: path)
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    // Also a link that leads nowhere is there.
    return lstat(path, &status) == 0
  }

  private static func checkIsEmpty(_ site: SiteFolder, named path: String) throws(CommandFailure) {
    let names: [String]
    do throws(SiteFolderError) {
      names = try site.names(of: "").filter { !allowed.contains($0) }
    } catch {
      throw CommandFailure(error)
    }
    guard let first = names.first else { return }
    if names.contains("gallerist.yml") {
      throw CommandFailure(
        .contentError, "\(path) is a site already; nothing was changed",
        help: "to see what is missing in it: gallerist plan --site \(ShellWord.quoted(path))")
    }
    let others = names.count == 1 ? "" : names.count == 2 ? " and 1 more" : " and \(names.count - 1) more"
    throw CommandFailure(
      .contentError, "\(path) is not empty: it holds \(first)\(others); nothing was changed",
      help: "choose another folder; \".git\", a README and a LICENSE may be there already")
  }

  /// Whether it is the folder that the program runs in.
  var isCurrent: Bool { URL(fileURLWithPath: ".").resolvingSymlinksInPath().path == site.root }

  /// The nearest folder above that holds a name; nil where there is none.
  func folderAbove(holding name: String) -> String? {
    Surroundings.folder(holding: name, from: URL(fileURLWithPath: site.root).deletingLastPathComponent().path)
  }
}
