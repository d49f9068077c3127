import GalleryModel
import Ledger

/// `gallerist adopt --all`: takes the pictures of a folder that are named like ids. Everything is read and checked before
/// anything is stored.
struct FolderAdoption {
  /// From so many files on it takes a while.
  private static let many = 100

  let workspace: Workspace
  let folder: PictureFolder
  /// Whether files are adopted also where another picture counts.
  let replaces: Bool
  let isDryRun: Bool
  let printer: Printer

  /// - Throws: ``CommandFailure``: 64 where no file is named like a picture, 65 where a file is no whole picture or two
  ///   are for one; then nothing was changed.
  func run() async throws(CommandFailure) -> ExitStatus {
    folder.warnings.forEach(printer.show)
    let match = FolderMatch(folder.files, workspace.content.pictures)
    try stopIfInterrupted()
    try check(match)
    let report = AdoptionReport(folder: folder, match: match, isDryRun: isDryRun, printer: printer)
    if isDryRun {
      let (facts, warnings) = try known()
      warnings.forEach(printer.show)
      report.say(try plan(match, facts).adoptions)
      return .done
    }
    return try await BooksSession.with(workspace, printer: printer, saysConcerns: false) {
      books async throws(CommandFailure) in
      let before = await books.holdings
      let adoptions = try plan(match, try known().facts).adoptions
      try store(adoptions, books)
      let facts = adoptions.flatMap(\.facts)
      var failure: CommandFailure?
      if !facts.isEmpty {
        failure = try await Recording(workspace: workspace, books: books)
          .record(facts, present: Set(facts.map(\.fingerprint)))
      }
      report.say(adoptions)
      report.warnOfOpenAttempts(of: adoptions, before)
      StaleText(workspace, before: before, after: await books.holdings).line.map(printer.note)
      if let failure { throw failure }
      return .done
    }
  }

  private func check(_ match: FolderMatch) throws(CommandFailure) {
    guard !folder.files.isEmpty else {
      throw CommandFailure(.usage, "there is no PNG, JPEG or WebP file in \"\(folder.written)\"")
    }
    guard match.rivals.isEmpty else {
      let problems = match.rivals.map { first, second in
        Diagnostic.error(
          "\(first.file.path) and \(second.path) are both for \(first.id.text)", file: folder.shown(second),
          help: "remove one of them")
      }
      throw CommandFailure(.contentError, problems + [.error("nothing was changed")])
    }
    guard !match.matches.isEmpty else {
      AdoptionReport(folder: folder, match: match, isDryRun: isDryRun, printer: printer).tellStrangers()
      throw CommandFailure(
        .usage, "no file in \"\(folder.written)\" is named like a picture",
        help: workspace.content.pictures.first.map {
          "files are named like ids, as in \($0.id.text).png; gallerist status lists the pictures"
        })
    }
  }

  private func known() throws(CommandFailure) -> (facts: [Fact], warnings: [Diagnostic]) {
    do throws(BooksError) {
      let books = try BooksReader(site: workspace.site, layout: workspace.layout)
      return (books.lines.compactMap(\.fact), books.warnings)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func plan(_ match: FolderMatch, _ facts: [Fact]) throws(CommandFailure) -> AdoptionPlan {
    if match.matches.count >= Self.many { printer.note("Checking \(Counted.files(match.matches.count)).") }
    let stored = Holdings(facts).storedPictures.values.joined().map(\.original)
    let known = Dictionary(stored.map { ($0.sha256, $0) }) { first, _ in first }
    var entries: [AdoptionPlan.Entry] = []
    var problems: [Diagnostic] = []
    for match in match.matches {
      try stopIfInterrupted()
      do throws(CommandFailure) {
        // The bytes of a large folder have no room in memory: they are read again when they are stored.
        let original = try folder.read(match.file, known: known).original
        entries.append(AdoptionPlan.Entry(file: match.file, id: match.id, original: original))
      } catch {
        guard error.status == .contentError else { throw error }
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else {
      throw CommandFailure(.contentError, problems + [.error("nothing was changed")])
    }
    let workspace = workspace
    return try AdoptionPlan(
      entries, workspace.content.pictures, facts: facts, replaces: replaces, timestamp: printer.world.timestamp,
      isPresent: { workspace.isPresent($0) })
  }

  private func store(_ adoptions: [Adoption], _ books: Books) throws(CommandFailure) {
    let stored = adoptions.filter(\.isStored)
    guard !stored.isEmpty else { return }
    let staging = OriginalStaging(folder: folder, site: workspace.site, store: books.store)
    if try !staging.store(stored, isStopped: { Task.isCancelled }) { throw interruption }
  }

  private func stopIfInterrupted() throws(CommandFailure) {
    if Task.isCancelled { throw interruption }
  }

  private var interruption: CommandFailure {
    CommandFailure(
      printer.world.interruption() == 15 ? .terminated : .interrupted, "interrupted; nothing was changed")
  }
}
