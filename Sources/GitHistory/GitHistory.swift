import Foundation
import GalleryModel
package import SiteFolder

/// The git repository around a site, and what its history knows of paid pictures: the one door to git.
///
/// ```swift
/// if let git = try await GitHistory(around: site, locks: ["gallerist.lock"], images: "images", environment: variables) {
///   let found = try await git.facts(of: missing, network: false)
/// }
/// ```
///
/// Nothing is ever changed in the repository. Where the surrounding task is cancelled, git ends and
/// ``GitHistoryError/interrupted`` is thrown.
package struct GitHistory: Sendable {
  let command: GitCommand
  /// Files and folders of facts, relative to the site.
  let locks: [String]
  /// The folder of originals, relative to the site.
  let images: String
  /// The site's own absolute path.
  let root: String
  /// Where the site is in the repository: empty, or a path that ends in `/`.
  let prefix: String

  /// - Parameters:
  ///   - locks: files and folders of facts, relative to the site.
  ///   - images: the folder of originals, relative to the site.
  ///   - environment: the program's own; git is given only what it needs of it.
  /// - Returns: nil where the site is in no repository.
  /// - Throws: ``GitHistoryError`` where there is one that cannot be read.
  package init?(
    around site: SiteFolder, locks: [String], images: String, environment: [String: String]
  ) async throws(GitHistoryError) {
    command = GitCommand(folder: site.root, environment: GitEnvironment(environment))
    self.locks = locks
    self.images = images
    root = site.root
    var bytes: [UInt8] = []
    let ending: GitCommand.Ending
    do throws(GitHistoryError) {
      ending = try await command.stream(
        ["rev-parse", "--is-inside-work-tree", "--is-bare-repository", "--show-prefix"]
      ) { chunk throws(GitHistoryError) in
        bytes += chunk
      }
    } catch {
      if error == .notInstalled, !Self.hasRepository(above: site.root) { return nil }
      throw error
    }
    guard ending.succeeded else {
      // With a colon it would be a link to a repository that is gone.
      let isNone = ending.message.contains("fatal: not a git repository (or any")
      if isNone, !Self.hasRepository(above: site.root) { return nil }
      if isNone, ending.message.contains("filesystem boundary") { return nil }
      throw .refused(ending.sentence)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == "true" else {
      // Such as by accident, with worktrees: what its branches have bought is there all the same.
      throw lines.count > 1 && lines[1] == "true" ? .bare : .refused("this site is in no worktree of its repository")
    }
    prefix = String(lines[2].dropLast())
  }

  /// Whether something that looks like a repository is in a folder or above it.
  private static func hasRepository(above folder: String) -> Bool {
    var folder = URL(fileURLWithPath: folder)
    while true {
      let place = folder.appending(path: ".git").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: place, isDirectory: &isFolder),
        !isFolder.boolValue || FileManager.default.fileExists(atPath: place + "/objects")
      {
        return true
      }
      guard folder.path != "/" else { return false }
      folder = folder.deletingLastPathComponent()
    }
  }

  /// Every state that the files at some paths ever had, each once, from new to old, and what is staged.
  /// - Parameter lost: whether also the index and commits count that only a reflog or an unfinished merge still reaches.
  func states(at paths: [String], lost: Bool, network: Bool) async throws(GitHistoryError) -> [GitBlob] {
    let commits = try await commits(at: paths, lost: lost, network: network)
    var states = lost ? try await staged(paths) : []
    if !commits.isEmpty {
      var reader = RawDiffReader()
      let ending = try await command.stream(
        ["diff-tree", "--stdin", "--root", "-m", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", "--"] + paths,
        input: commits, network: network
      ) { chunk throws(GitHistoryError) in
        reader.add(chunk) { states.append($0) }
      }
      guard ending.succeeded else { throw .refused(ending.sentence) }
    }
    var seen: Set<String> = []
    return states.filter { seen.insert($0.object + " " + $0.path).inserted }
  }

  /// The commits that changed files at some paths, one a line, as git reads them.
  func commits(at paths: [String], lost: Bool, network: Bool) async throws(GitHistoryError) -> [UInt8] {
    let others = lost ? ["--reflog"] + (try await unfinished()) : []
    // In full: else a merge that took one side would hide what the other side had bought.
    return try await command.output(
      ["rev-list", "--all", "--full-history"] + others + ["--"] + paths, network: network)
  }

  /// The commits that commands which are under way, or were the last of their kind, have named.
  private func unfinished() async throws(GitHistoryError) -> [String] {
    let names = ["FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"]
    return try await resolve(names.map { $0 + "^{commit}" }).compactMap { $0 }
  }

  /// What names stand for, in their order; nil for those that stand for nothing.
  func resolve(_ names: [String]) async throws(GitHistoryError) -> [String?] {
    guard !names.isEmpty else { return [] }
    let answer = try await command.output(
      ["cat-file", "--batch-check=%(objectname) %(objecttype)"], input: Array(names.map { $0 + "\n" }.joined().utf8))
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let isObject = words.count == 2 && ["commit", "tree", "blob", "tag"].contains(words[1])
      return isObject ? String(words[0]) : nil
    }
  }
}
