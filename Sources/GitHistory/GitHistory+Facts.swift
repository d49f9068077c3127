package import GalleryModel

extension GitHistory {
  /// Every fact about some fingerprints that ever stood in a lock, in any commit that a branch, a tag, another
  /// reference or a reflog reaches, stashes among them, and in the index.
  ///
  /// The changes of the whole history are read once, as a stream: lines that were added or removed.
  /// - Parameter network: whether git may ask a server for what a partial clone left there.
  /// - Throws: ``GitHistoryError/newer(reference:)`` where a branch or tag has facts that this program cannot know.
  package func facts(of wanted: Set<Fingerprint>, network: Bool) async throws(GitHistoryError) -> FoundFacts {
    guard !wanted.isEmpty else { return FoundFacts() }
    var search = FactSearch(wanted)
    try await readHistory(into: &search, network: network)
    for blob in try await staged(locks) {
      try await read(blob: blob.object, into: &search, place: "git's index", network: network)
    }
    if search.sawNewer { try await refuseNewerTips(network: network) }
    return FoundFacts(lines: search.lines, warnings: search.warnings(file: locks.first ?? ""))
  }

  private func readHistory(into search: inout FactSearch, network: Bool) async throws(GitHistoryError) {
    let commits = try await commits(changing: locks, lost: true, network: network)
    guard !commits.isEmpty else { return }
    var lines = ByteLines()
    var diff = DiffReader()
    let ending = try await command.stream(
      [
        "diff-tree", "--stdin", "--root", "-m", "-r", "-p", "-U0", "--text", "--no-ext-diff", "--no-textconv",
        "--no-renames", "--no-color", "--",
      ] + locks, input: commits, network: network
    ) { chunk throws(GitHistoryError) in
      lines.add(chunk) { line in
        guard let text = diff.content(of: line) else { return }
        search.add(text, place: "commit \(diff.commit.prefix(12))")
      }
    }
    guard ending.succeeded else { throw .refused(ending.sentence) }
  }

  private func read(
    blob: String, into search: inout FactSearch, place: String, network: Bool
  ) async throws(GitHistoryError) {
    var lines = ByteLines()
    let ending = try await command.stream(["cat-file", "blob", blob], network: network) {
      chunk throws(GitHistoryError) in
      lines.add(chunk) { search.add($0, place: place) }
    }
    guard ending.succeeded else { throw .refused(ending.sentence) }
    lines.finish { search.add($0, place: place) }
  }

  /// Looked for only after the history was seen to have such lines: they may be of the past, and mended.
  private func refuseNewerTips(network: Bool) async throws(GitHistoryError) {
    for tip in try await tips(below: ["refs/heads", "refs/remotes", "refs/tags"]) {
      for blob in try await blobs(at: locks, in: tip.commit) {
        var search = FactSearch([])
        try await read(blob: blob, into: &search, place: tip.name, network: network)
        if search.sawNewer { throw .newer(reference: tip.name) }
      }
    }
  }

  /// The originals that facts in the lock of any tip name, as SHA-256: of branches, also remote ones, tags, stashes, and
  /// of what is checked out in any worktree.
  package func originalsNamedByTips() async throws(GitHistoryError) -> Set<String> {
    var blobs: Set<String> = []
    for commit in Set(try await tips(below: ["refs"]).map(\.commit) + (try await detachedTips())).sorted() {
      blobs.formUnion(try await self.blobs(at: locks, in: commit))
    }
    blobs.formUnion(try await staged(locks).map(\.object))
    var names = OriginalNames()
    for blob in blobs.sorted() {
      var lines = ByteLines()
      let ending = try await command.stream(["cat-file", "blob", blob]) { chunk throws(GitHistoryError) in
        lines.add(chunk) { names.add($0) }
      }
      guard ending.succeeded else { throw .refused(ending.sentence) }
      lines.finish { names.add($0) }
    }
    return names.hashes
  }
}

/// The originals that lines of locks name. Other lines than facts of stored pictures mean nothing here.
private struct OriginalNames {
  private static let mark = Array(#""sha256":""#.utf8)
  private(set) var hashes: Set<String> = []

  /// Takes what stands behind the key, whatever kind of fact it is: what is named in vain is only kept for longer.
  mutating func add(_ line: ArraySlice<UInt8>) {
    guard let mark = line.firstRange(of: Self.mark) else { return }
    let hash = String(decoding: line[mark.upperBound...].prefix(64), as: UTF8.self)
    if Hexadecimal.isSHA256(hash) { hashes.insert(hash) }
  }
}
