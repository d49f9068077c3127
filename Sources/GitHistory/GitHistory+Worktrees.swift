import Foundation

/// One worktree of a repository.
struct Worktree: Hashable, Sendable {
  /// An absolute path.
  var path: String
  /// What is checked out; nil in a bare repository and before the first commit.
  var commit: String?
}

extension GitHistory {
  /// The absolute paths, without links, of this same site in the repository's other worktrees, as far as they exist.
  package func otherWorktrees() async throws(GitHistoryError) -> [String] {
    var seen = Set([Self.folder(root)].compactMap { $0 })
    return try await worktrees().compactMap { worktree in
      let path = URL(fileURLWithPath: worktree.path).appending(path: prefix).resolvingSymlinksInPath().path
      // By what they are: one folder may have several paths.
      guard let folder = Self.folder(path), seen.insert(folder).inserted else { return nil }
      return path
    }
  }

  private struct Folder: Hashable {
    var device: UInt64
    var file: UInt64
  }

  /// - Returns: nil where there is no folder.
  private static func folder(_ path: String) -> Folder? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return Folder(device: UInt64(truncatingIfNeeded: status.st_dev), file: UInt64(truncatingIfNeeded: status.st_ino))
  }

  func worktrees() async throws(GitHistoryError) -> [Worktree] {
    var bytes: [UInt8] = []
    let ending = try await command.stream(["worktree", "list", "--porcelain", "-z"]) { chunk throws(GitHistoryError) in
      bytes += chunk
    }
    if ending.succeeded { return Self.worktrees(in: bytes, separator: 0) }
    // A git before 2.36 has no -z.
    return Self.worktrees(
      in: try await command.output(["worktree", "list", "--porcelain"]), separator: UInt8(ascii: "\n"))
  }

  private static func worktrees(in list: [UInt8], separator: UInt8) -> [Worktree] {
    var result: [Worktree] = []
    for field in list.split(separator: separator).map({ String(decoding: $0, as: UTF8.self) }) {
      if field.hasPrefix("worktree ") {
        result.append(Worktree(path: String(field.dropFirst("worktree ".count)), commit: nil))
      } else if field.hasPrefix("HEAD "), let last = result.indices.last {
        let commit = field.dropFirst("HEAD ".count)
        if !commit.allSatisfy({ $0 == "0" }) { result[last].commit = String(commit) }
      }
    }
    return result
  }
}
