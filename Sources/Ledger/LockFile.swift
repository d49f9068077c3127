package import GalleryModel
package import SiteFolder

/// `gallerist.lock`: the ledger's git-friendly text twin, one fact a line.
///
/// Two branches merge without a conflict (`merge=union`), a repeated line counts once, order means nothing, and what
/// this program does not know is kept byte for byte.
package struct LockFile: Sendable {
  /// The most bytes that a lock file may have: about a million facts.
  static let sizeLimit = 512 * 1_048_576

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
  /// - Returns: nil where nothing changed; else the contents and the file's status before they were read.
  package func contents(
    ifChangedSince seen: FileStatus?
  ) throws(LockWriteError) -> (contents: LockContents, status: FileStatus?)? {
    let now = try status()
    if let seen, now == seen { return nil }
    return (try contentsForWriting(), now)
  }

  /// What the files of the lock's folder hold, and what tells whether they have changed.
  /// - Parameter seen: what told so last.
  /// - Returns: nil where nothing changed.
  func folderContents(
    ifChangedSince seen: [String: FileStatus]
  ) throws(LockWriteError) -> (lines: [FactLine], statuses: [String: FileStatus])? {
    do throws(Diagnostics) {
      var statuses: [String: FileStatus] = [:]
      for name in try namesInFolder() { statuses[name] = try folderStatus(name) }
      guard statuses != seen else { return nil }
      var lines: [FactLine] = []
      for name in statuses.keys.sorted() { lines += try read(layout.lockFolder + "/" + name).lines }
      return (lines, statuses)
    } catch {
      throw .unreadable(error)
    }
  }

  /// Appends facts and syncs them. A torn last line of an earlier crash is taken away first: the ledger has it.
  /// - Parameter seen: the file as this process left it last. Only a file that something else has changed since then,
  ///   such as git, is read again; where that happens while it is written to, it is read and written once more.
  /// - Returns: the file as it is now, and the lines that were read because something else has written it.
  @discardableResult
  package func append(
    _ lines: [FactLine], seen: FileStatus? = nil
  ) throws(LockWriteError) -> (status: FileStatus?, read: [FactLine]) {
    var read: [FactLine] = []
    var before = seen
    for _ in 0..<Self.patience {
      var text = lines.map { $0.text + "\n" }.joined()
      if let current = try contents(ifChangedSince: before) {
        read += current.contents.lines
        before = current.status
        if current.contents.endsTorn {
          let united = try unite(with: lines)
          return (united.status, read + united.read)
        }
        if current.contents.lacksLastLineEnd { text = "\n" + text }
      }
      let written = try write(text)
      let isAlone = written.bytes == (before?.bytes ?? 0) + text.utf8.count
      if isAlone, before == nil || before?.identity == written.identity, try status() == written {
        return (written, read)
      }
      // Something else wrote at the same time, perhaps another file in its place.
      let (now, status) = (try contentsForWriting(), try status())
      read += now.lines
      if Set(now.lines).isSuperset(of: lines), !now.endsTorn { return (status, read) }
      before = nil
    }
    throw .io(Self.keepsChanging(layout.lock))
  }

  /// Unites the file as it is now with more facts, leaves out `sent` lines that have an outcome, sorts, and replaces
  /// the file whole; nothing is written when nothing changes. What something else has put there meanwhile is united too.
  /// - Returns: the file as it is now, and every line that stood in it.
  @discardableResult
  package func unite(
    with lines: [FactLine]
  ) throws(LockWriteError) -> (status: FileStatus?, read: [FactLine]) {
    var read: [FactLine] = []
    for _ in 0..<Self.patience {
      let before = try status()
      let bytes = try bytesForWriting()
      read += try parsed(bytes).lines
      let text = Array(Self.text(of: read + lines).utf8)
      guard text != bytes else { return (before, read) }
      switch try replace(bytes, by: text, before) {
      case .done: return (try status(), read)
      case .changed(nil): continue
      case .changed(let displaced?):
        // Known now, and no more at its place: the next round writes it there.
        do throws(LockWriteError) {
          read += try parsed(displaced).lines
        } catch {
          _ = try replace(text, by: displaced, try status())
          throw error
        }
      }
    }
    throw .io(Self.keepsChanging(layout.lock))
  }

  /// How often a file is written again that something else keeps writing.
  private static let patience = 20

  private static func keepsChanging(_ path: String) -> SiteFolderError {
    .system(action: "write", path: path, code: 0, reason: "something else keeps changing it")
  }

  private func status() throws(LockWriteError) -> FileStatus? {
    do throws(SiteFolderError) {
      return try site.status(of: layout.lock)
    } catch {
      throw .io(error)
    }
  }

  private func write(_ text: String) throws(LockWriteError) -> FileStatus {
    do throws(SiteFolderError) {
      return try site.append(Array(text.utf8), to: layout.lock)
    } catch {
      throw .io(error)
    }
  }

  /// What became of replacing the file whole.
  private enum Replacement {
    case done
    /// Something else wrote at the same time; what it wrote, where it does not stand there any more.
    case changed(displaced: [UInt8]?)
  }

  private func replace(
    _ old: [UInt8], by new: [UInt8], _ before: FileStatus?
  ) throws(LockWriteError) -> Replacement {
    do throws(SiteFolderError) {
      switch try site.exchange(layout.lock, with: new, expecting: before) {
      case .changedMeanwhile: return .changed(displaced: nil)
      case .done(nil): return .done
      case .done(let temporary?):
        let displaced = try site.readIfPresent(temporary, limit: Self.sizeLimit)
        try site.remove(temporary)
        return displaced == nil || displaced == old ? .done : .changed(displaced: displaced)
      }
    } catch {
      throw .io(error)
    }
  }

  private func contentsForWriting() throws(LockWriteError) -> LockContents {
    try parsed(try bytesForWriting())
  }

  private func bytesForWriting() throws(LockWriteError) -> [UInt8] {
    do throws(Diagnostics) {
      return try readFile(layout.lock)
    } catch {
      throw .unreadable(error)
    }
  }

  private func parsed(_ bytes: [UInt8]) throws(LockWriteError) -> LockContents {
    do throws(Diagnostics) {
      return try parse(bytes, file: layout.lock)
    } catch {
      throw .unreadable(error)
    }
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

  private func folderStatus(_ name: String) throws(Diagnostics) -> FileStatus? {
    do throws(SiteFolderError) {
      return try site.status(of: layout.lockFolder + "/" + name)
    } catch {
      throw Diagnostics(.error(error.description, file: layout.lockFolder + "/" + name))
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
