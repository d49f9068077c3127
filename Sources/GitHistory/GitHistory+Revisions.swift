extension GitHistory {
  /// The commit that a revision stands for: anything that `git rev-parse` takes for one, such as `main`, `v1.2`,
  /// `HEAD~3` or `origin/main@{yesterday}`.
  /// - Returns: nil where there is none.
  package func commit(named revision: String) async throws(GitHistoryError) -> String? {
    // Whatever it is, it is never an option, and never more than one line.
    let isOneWord = revision.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isOneWord, !revision.isEmpty, revision.utf8.first != UInt8(ascii: "-") else { return nil }
    // In two steps: after a search such as `:/words` nothing may follow.
    let options = ["rev-parse", "--verify", "--quiet", "--end-of-options"]
    guard let object = try await commit(from: options + [revision]).commit else { return nil }
    return try await commit(from: options + [object + "^{commit}"]).commit
  }

  /// The last commit that what is checked out and another commit have in common.
  /// - Returns: nil where there is none, as far as git knows here, or where nothing was ever committed.
  package func commonCommit(with commit: String) async throws(GitHistoryError) -> String? {
    guard try await self.commit(named: "HEAD") != nil else { return nil }
    let answer = try await self.commit(from: ["merge-base", "HEAD", commit])
    guard answer.commit != nil || answer.ending.message.isEmpty else { throw .refused(answer.ending.sentence) }
    return answer.commit
  }

  /// The branches, also remote ones, and tags, as people write them.
  package func referenceNames() async throws(GitHistoryError) -> [String] {
    let answer = try await command.output(
      ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"])
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What a commit has in the site's folder; empty where it has no such folder.
  /// - Parameters:
  ///   - isWanted: which of them, before it is known how large they are.
  ///   - limit: the most files that are taken.
  /// - Returns: nil where there are more.
  package func files(
    at commit: String, limit: Int, where isWanted: (RevisionFile) -> Bool
  ) async throws(GitHistoryError) -> [RevisionFile]? {
    var files: [RevisionFile] = []
    var rest: [UInt8] = []
    let ending = try await command.stream(["ls-tree", "-r", "-z", commit]) { chunk throws(GitHistoryError) in
      rest += chunk
      var start = rest.startIndex
      while let end = rest[start...].firstIndex(of: 0) {
        if files.count <= limit, let file = Self.file(rest[start..<end]), isWanted(file) { files.append(file) }
        start = end + 1
      }
      rest.removeSubrange(..<start)
    }
    guard ending.succeeded else { throw .refused(ending.sentence) }
    guard files.count <= limit else { return nil }
    return try await measured(files)
  }

  /// Reads files, each at most once and in their order, and hands over their bytes.
  /// - Parameter take: what it throws ends the reading and is thrown on.
  package func read(
    _ files: [RevisionFile], _ take: (RevisionFile, [UInt8]) throws(GitHistoryError) -> Void
  ) async throws(GitHistoryError) {
    if let absent = files.first(where: { $0.bytes == nil }) {
      throw .refused("this clone has not got \(absent.path) of that commit")
    }
    guard !files.isEmpty else { return }
    var reader = BatchReader()
    var index = -1
    var bytes: [UInt8] = []
    let ending = try await command.stream(
      ["cat-file", "--batch"], input: Array(files.map { $0.object + "\n" }.joined().utf8)
    ) { chunk throws(GitHistoryError) in
      var whole: [(RevisionFile, [UInt8])] = []
      reader.add(chunk) { part in
        switch part {
        case .begin:
          index += 1
          bytes.removeAll(keepingCapacity: true)
        case .bytes(let more): bytes += more
        case .end: whole.append((files[index], bytes))
        }
      }
      for (file, bytes) in whole { try take(file, bytes) }
    }
    guard ending.succeeded else { throw .refused(ending.sentence) }
  }

  /// The one commit that git prints.
  private func commit(
    from arguments: [String]
  ) async throws(GitHistoryError) -> (commit: String?, ending: GitCommand.Ending) {
    var bytes: [UInt8] = []
    let ending = try await command.stream(arguments) { chunk throws(GitHistoryError) in bytes += chunk }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let isCommit = line.utf8.count >= 40 && line.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    return (ending.succeeded && isCommit ? line : nil, ending)
  }

  /// A line of `git ls-tree`: mode, type and id, then a tab and the path.
  private static func file(_ entry: ArraySlice<UInt8>) -> RevisionFile? {
    let parts = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let words = parts[0].split(separator: UInt8(ascii: " "))
    guard words.count == 3 else { return nil }
    let kind: RevisionFile.Kind =
      words[0].elementsEqual("120000".utf8) ? .link : words[1].elementsEqual("blob".utf8) ? .file : .submodule
    let path = String(decoding: parts[1], as: UTF8.self)
    return RevisionFile(
      path: path, isNamed: path.utf8.elementsEqual(parts[1]), kind: kind,
      object: String(decoding: words[2], as: UTF8.self))
  }

  private func measured(_ files: [RevisionFile]) async throws(GitHistoryError) -> [RevisionFile] {
    let blobs = files.indices.filter { files[$0].kind != .submodule }
    guard !blobs.isEmpty else { return files }
    let answer = try await command.output(
      ["cat-file", "--batch-check=%(objecttype) %(objectsize)"],
      input: Array(blobs.map { files[$0].object + "\n" }.joined().utf8))
    var files = files
    for (index, line) in zip(blobs, String(decoding: answer, as: UTF8.self).split(separator: "\n")) {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "blob" { files[index].bytes = Int(words[1]) }
    }
    return files
  }
}
