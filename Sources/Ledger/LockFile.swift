package import GalleryModel
package import SiteFolder

/// `gallerist.lock`: the ledger's git-friendly text twin, one fact a line.
///
/// Two branches merge without a conflict (`merge=union`), a repeated line counts once, order means nothing, and what
/// this program does not know is kept byte for byte.
package struct LockFile: Sendable {
  /// The most bytes that a lock file may have: about a million facts.
  private static let sizeLimit = 512 * 1_048_576

  let site: SiteFolder
  let layout: BooksLayout

  package init(site: SiteFolder, layout: BooksLayout) {
    self.site = site
    self.layout = layout
  }

  /// The facts of the lock and of the files in its folder.
  /// - Throws: ``Diagnostics`` for what is not a fact, conflict markers, a newer format, and what cannot be read.
  package func read() throws(Diagnostics) -> LockContents {
    var contents = try read(layout.lock)
    for name in try namesInFolder() {
      contents.add(try read(layout.lockFolder + "/" + name))
    }
    return contents
  }

  /// What the file holds now, if it is not as this process left it.
  /// - Parameter seen: the file as this process left it last; nil when it was not read or written yet.
  package func contents(ifChangedSince seen: FileStatus?) throws(LockWriteError) -> LockContents? {
    do throws(SiteFolderError) {
      let now = try site.status(of: layout.lock)
      if let seen, now == seen { return nil }
    } catch {
      throw .io(error)
    }
    return try contentsForWriting()
  }

  /// Appends facts and syncs them. A torn last line of an earlier crash is taken away first: the ledger has it.
  /// - Parameter seen: the file as this process left it last. Only a file that something else has changed since then,
  ///   such as git, is read again before it is written to.
  /// - Returns: the file as it is now, and the lines that were read before writing.
  @discardableResult
  package func append(
    _ lines: [FactLine], seen: FileStatus? = nil
  ) throws(LockWriteError) -> (status: FileStatus?, read: [FactLine]) {
    var text = lines.map { $0.text + "\n" }.joined()
    let current = try contents(ifChangedSince: seen)
    do throws(SiteFolderError) {
      if let current, current.endsTorn {
        try replace(with: current.lines + lines)
      } else {
        if current?.lacksLastLineEnd == true { text = "\n" + text }
        try site.append(Array(text.utf8), to: layout.lock)
      }
      return (try site.status(of: layout.lock), current?.lines ?? [])
    } catch {
      throw .io(error)
    }
  }

  /// Unites the file as it is now with more facts, leaves out `sent` lines that have an outcome, sorts, and replaces
  /// the file whole; nothing is written when nothing changes.
  package func unite(with lines: [FactLine]) throws(LockWriteError) {
    let current = try contentsForWriting()
    do throws(SiteFolderError) {
      try replace(with: current.lines + lines)
    } catch {
      throw .io(error)
    }
  }

  private func replace(with lines: [FactLine]) throws(SiteFolderError) {
    let bytes = Self.text(of: lines).utf8
    if try site.readIfPresent(layout.lock, limit: Self.sizeLimit).map({ $0.elementsEqual(bytes) }) ?? bytes.isEmpty {
      return
    }
    try site.replace(layout.lock, with: Array(bytes), durable: true)
  }

  /// The whole file for a set of lines: sorted by their bytes, each once, `sent` lines with an outcome left out.
  static func text(of lines: [FactLine]) -> String {
    var outcomes: Set<LockedAttempt> = []
    for fact in lines.compactMap(\.fact) where fact.kind.isOutcome { outcomes.insert(LockedAttempt(fact)) }
    let kept = Set(lines).filter { line in
      guard let fact = line.fact, fact.kind == .sent else { return true }
      return !outcomes.contains(LockedAttempt(fact))
    }
    return kept.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { $0 + "\n" }.joined()
  }

  private func contentsForWriting() throws(LockWriteError) -> LockContents {
    do throws(Diagnostics) {
      return try read(layout.lock)
    } catch {
      throw .unreadable(error)
    }
  }

  private func read(_ path: String) throws(Diagnostics) -> LockContents {
    try parse(try readFile(path), file: path)
  }

  private func namesInFolder() throws(Diagnostics) -> [String] {
    do throws(SiteFolderError) {
      return try site.entries(of: layout.lockFolder)
        .filter { $0.kind == .file && !$0.name.hasPrefix(".") }.map(\.name)
    } catch {
      throw Diagnostics(.error(error.description, file: layout.lockFolder))
    }
  }

  private func readFile(_ path: String) throws(Diagnostics) -> [UInt8] {
    do throws(SiteFolderError) {
      return try site.readIfPresent(path, limit: Self.sizeLimit) ?? []
    } catch {
      throw Diagnostics(.error(error.description, file: path))
    }
  }

  private func parse(_ bytes: [UInt8], file: String) throws(Diagnostics) -> LockContents {
    var parser = LockParser(file: file)
    parser.parse(bytes)
    guard parser.errors.isEmpty else { throw Diagnostics(parser.errors) }
    return parser.contents
  }
}

extension FactKind {
  /// Whether it says what became of what was sent. A person's giving up does not: the quote of such an attempt stays
  /// doubtful, and only its `sent` line tells it.
  fileprivate var isOutcome: Bool {
    switch self {
    case .task, .unsent, .refused, .image, .failed: true
    case .sent, .lost, .adopted, .pick: false
    }
  }
}

/// What ties a `sent` line to its outcome.
private struct LockedAttempt: Hashable {
  var fingerprint: Fingerprint
  var number: Int
  var attempt: String?

  init(_ fact: Fact) {
    fingerprint = fact.fingerprint
    number = fact.attemptNumber
    attempt = fact.attempt
  }
}
