package import GalleryModel

extension GitHistory {
  /// Every fact about some fingerprints that ever stood in a lock, in any commit that a branch, a tag, another
  /// reference or a reflog reaches, stashes among them, and in the index.
  ///
  /// What each commit added or removed is read, as a stream: every line of every state was added by some commit, and the
  /// states themselves would be the whole lock over and over.
  /// - Parameter network: whether git may ask a server for what a partial clone left there.
  /// - Throws: ``GitHistoryError/newer(reference:)`` where a branch or tag has facts that this program cannot know.
  package func facts(of wanted: Set<Fingerprint>, network: Bool) async throws(GitHistoryError) -> FoundFacts {
    guard !wanted.isEmpty else { return FoundFacts() }
    var search = FactSearch(wanted)
    try await readChanges(network: network) { search.add($0, place: "commit \($1.prefix(12))") }
    try await readLines(of: try await staged(locks), network: network) { search.add($0, place: $1.place) }
    if search.sawNewer { try await refuseNewerTips(network: network) }
    return FoundFacts(lines: search.lines, warnings: search.warnings(file: locks.first ?? ""))
  }

  /// The originals that facts in the lock of any tip name, as SHA-256: of branches, also remote ones, tags, stashes, of
  /// what is checked out in any worktree, and of the index.
  package func originalsNamedByTips() async throws(GitHistoryError) -> Set<String> {
    var names = OriginalNames()
    try await readLines(of: try await tipStates(), network: false) { line, _ in names.add(line) }
    return names.hashes
  }

  /// The locks of all tips and of the index.
  func tipStates() async throws(GitHistoryError) -> [GitBlob] {
    var states = try await staged(locks)
    for tip in Set(try await tips(below: ["refs"]) + (try await otherTips())) {
      states += try await blobs(at: locks, in: tip)
    }
    return states
  }

  /// Hands over the lines of locks that commits added or removed, with the commit.
  private func readChanges(
    network: Bool, _ body: (UnsafeRawBufferPointer, String) -> Void
  ) async throws(GitHistoryError) {
    let commits = try await commits(at: locks, lost: true, network: network)
    guard !commits.isEmpty else { return }
    var lines = ByteLines()
    var diff = DiffReader()
    // A commit without parents, or whose parents a shallow clone has not got, adds its whole lock.
    let ending = try await command.stream(
      [
        "diff-tree", "--stdin", "--root", "-m", "-r", "-p", "-U0", "--inter-hunk-context=0", "--text",
        "--no-ext-diff", "--no-textconv", "--no-renames", "--no-color", "--no-relative", "--ignore-submodules=all",
        "--",
      ] + locks, input: commits, network: network
    ) { chunk throws(GitHistoryError) in
      lines.add(chunk[...]) { line in
        if let text = diff.content(of: line) { body(text, diff.commit) }
      }
    }
    guard ending.succeeded else { throw .refused(ending.sentence) }
  }

  /// Looked for only after the history was seen to have such lines: they may be of the past, and mended.
  private func refuseNewerTips(network: Bool) async throws(GitHistoryError) {
    for tip in try await tips(below: ["refs/heads", "refs/remotes", "refs/tags"]) {
      var search = FactSearch([])
      try await readLines(of: try await blobs(at: locks, in: tip), network: network) { search.add($0, place: $1.place) }
      if search.sawNewer { throw .newer(reference: tip.name) }
    }
  }

  /// Hands over the lines of blobs, each blob once.
  func readLines(
    of blobs: [GitBlob], network: Bool, _ body: (UnsafeRawBufferPointer, GitBlob) -> Void
  ) async throws(GitHistoryError) {
    var seen: Set<String> = []
    let blobs = blobs.filter { seen.insert($0.object).inserted }
    guard !blobs.isEmpty else { return }
    var reader = BatchReader()
    var lines = ByteLines()
    var index = -1
    var missing: GitBlob?
    let ending = try await command.stream(
      ["cat-file", "--batch"], input: Array(blobs.map { $0.object + "\n" }.joined().utf8), network: network
    ) { chunk throws(GitHistoryError) in
      reader.add(chunk) { part in
        switch part {
        case .begin(let bytes):
          index += 1
          if bytes == nil, missing == nil { missing = blobs[index] }
        case .bytes(let bytes): lines.add(bytes) { body($0, blobs[index]) }
        case .end: lines.finish { body($0, blobs[index]) }
        }
      }
    }
    guard ending.succeeded else { throw .refused(ending.sentence) }
    if let missing { throw .refused("\(missing.path) of \(missing.place) is missing") }
  }
}

/// The originals that lines of locks name. Other lines than facts of stored pictures mean nothing here.
private struct OriginalNames {
  private static let mark = Array(#""sha256":""#.utf8)
  private(set) var hashes: Set<String> = []

  /// Takes what stands behind the key, whatever kind of fact it is: what is named in vain is only kept for longer.
  mutating func add(_ line: UnsafeRawBufferPointer) {
    guard let mark = line.firstRange(of: Self.mark) else { return }
    let hash = String(decoding: line[mark.upperBound...].prefix(64), as: UTF8.self)
    if Hexadecimal.isSHA256(hash) { hashes.insert(hash) }
  }
}
