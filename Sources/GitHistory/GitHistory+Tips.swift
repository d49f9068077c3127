/// A branch, a tag or another reference, and the commit that it stands for.
struct Tip: Hashable, Sendable {
  /// As people write it, such as `main` or `origin/main`.
  var name: String
  var commit: String
}

extension GitHistory {
  /// What the references below some names stand for; those that stand for no commit are left out.
  func tips(below names: [String]) async throws(GitHistoryError) -> [Tip] {
    let answer = try await command.output(
      ["for-each-ref", "--format=%(objectname) %(objecttype) %(*objecttype) %(refname:short)"] + names)
    let rows = String(decoding: answer, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    }.filter { $0.count == 4 }
    let commits = try await resolve(rows.map { $0[0] + "^{commit}" })
    var tips: [Tip] = []
    for (row, commit) in zip(rows, commits) {
      if let commit {
        tips.append(Tip(name: row[3], commit: commit))
      } else if row[1] == "commit" || row[2] == "commit" {
        throw .refused("the commit of \(row[3]) is missing")
      }
    }
    return tips
  }

  /// What is checked out, here and in other worktrees, and every stash with what was staged and untracked then.
  func otherTips() async throws(GitHistoryError) -> [Tip] {
    var names = ["HEAD^{commit}"]
    for worktree in try await worktrees() {
      if let commit = worktree.commit { names.append(commit + "^{commit}") }
    }
    let hasStash = try await resolve(["refs/stash^{commit}"]).contains { $0 != nil }
    if hasStash {
      let stashes = try await command.output(["rev-list", "--walk-reflogs", "refs/stash"])
      for stash in String(decoding: stashes, as: UTF8.self).split(separator: "\n") {
        names += ["^{commit}", "^2^{commit}", "^3^{commit}"].map { stash + $0 }
      }
    }
    return try await resolve(names).compactMap { $0.map { Tip(name: $0, commit: $0) } }
  }

  /// The blobs at some paths of a commit, folders included.
  func blobs(at paths: [String], in tip: Tip) async throws(GitHistoryError) -> [GitBlob] {
    let answer = try await command.output(["ls-tree", "-r", "-z", tip.commit, "--"] + paths)
    return answer.split(separator: 0).compactMap { entry in
      // mode, type, id, then a tab and the path
      let parts = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let words = parts[0].split(separator: UInt8(ascii: " "))
      guard words.count == 3, words[1].elementsEqual("blob".utf8) else { return nil }
      return GitBlob(
        object: String(decoding: words[2], as: UTF8.self), path: String(decoding: parts[1], as: UTF8.self),
        place: tip.name)
    }
  }

  /// What the index has at some paths, every side of a merge that is not settled included.
  func staged(_ paths: [String]) async throws(GitHistoryError) -> [GitBlob] {
    let answer = try await command.output(["ls-files", "--stage", "-z", "--"] + paths)
    return answer.split(separator: 0).compactMap { entry in
      // mode, id, stage, then a tab and the path
      let parts = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let words = parts[0].split(separator: UInt8(ascii: " "))
      // A submodule has no blob.
      guard words.count == 3, !words[0].elementsEqual("160000".utf8) else { return nil }
      return GitBlob(
        object: String(decoding: words[1], as: UTF8.self), path: String(decoding: parts[1], as: UTF8.self),
        place: "git's index")
    }
  }
}
