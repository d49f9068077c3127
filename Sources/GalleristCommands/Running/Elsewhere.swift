import GalleryModel
import GitHistory
import Ledger
import SiteFolder

/// What the rest of the git repository around a site has bought: its other branches, tags, stashes and reflogs, and the
/// books of its other worktrees. None of it is bought again.
struct Elsewhere {
  let workspace: Workspace
  let printer: Printer
  /// Whether git-lfs, and git in a partial clone, may ask their servers.
  let allowsNetwork: Bool

  /// What was found, for commands that change nothing.
  struct Findings {
    /// Facts that are not known here.
    var lines: Set<FactLine> = []
    /// Originals that are missing here, and that the next run takes at no cost.
    var originals: Set<Original> = []
    /// Why not everything could be asked; nil where it could.
    var obstacle: ElsewhereObstacle?
  }

  /// Looks for pictures that are not complete here, and changes nothing.
  /// - Parameters:
  ///   - known: what the books say.
  ///   - present: the fingerprints of the present content.
  func look(_ known: Set<FactLine>, present: Set<Fingerprint>) async throws(CommandFailure) -> Findings {
    let wanted = wanted(Holdings(known), present: present)
    guard let search = try await search(wanted) else { return Findings() }
    var findings = Findings(lines: search.lines.subtracting(known), obstacle: search.obstacle)
    let missing = missing(Holdings(known.union(search.lines)), of: wanted)
    do throws(GitHistoryError) {
      findings.originals = try await search.git?.find(missing, network: false).here ?? []
    } catch {
      findings.obstacle = try obstacle(error)
    }
    for worktree in search.worktrees {
      findings.originals.formUnion(missing.filter { worktree.has($0) })
    }
    return findings
  }

  /// Takes facts into the books, and missing originals into their place.
  /// - Parameter isRepeated: whether the same run has taken before, and said what is odd.
  /// - Returns: why not everything could be asked: whoever is about to pay must not, else it might be paid for twice.
  func take(
    into books: Books, present: Set<Fingerprint>, isRepeated: Bool = false
  ) async throws(CommandFailure) -> ElsewhereObstacle? {
    let before = await books.holdings
    let wanted = wanted(before, present: present)
    guard var search = try await search(wanted, warns: !isRepeated) else { return nil }
    do throws(BooksError) {
      try await books.take(Array(search.lines))
    } catch {
      throw CommandFailure(error)
    }
    let holdings = await books.holdings
    let missing = missing(holdings, of: wanted)
    var taking = OriginalTaking(site: workspace.site, store: books.store)
    if !missing.isEmpty, let git = search.git {
      do throws(GitHistoryError) {
        let found = try await git.find(missing, network: allowsNetwork)
        try await git.read(found, network: false) { taking.take($0, $1) }
        for worktree in search.worktrees { taking.take(missing, from: worktree) }
        if allowsNetwork {
          try await git.read(found.without(taking.taken), network: true) { taking.take($0, $1) }
        }
      } catch {
        search.obstacle = try obstacle(error)
      }
    }
    if let failure = taking.failure { throw CommandFailure(failure) }
    let complete = wanted.filter { isComplete($0, in: holdings) && !isComplete($0, in: before, taken: taking.taken) }
    if !complete.isEmpty {
      printer.note("\(Counted.pictures(complete.count)) taken from the git repository, at no cost.")
    }
    return search.obstacle
  }

  /// Like ``look(_:present:)``, for what the content asks for: first for what is edited, since only then it is known what
  /// builds on it.
  func lookForContent(_ known: Set<FactLine>) async throws(CommandFailure) -> Findings {
    var findings = Findings()
    var asked: Set<Fingerprint> = []
    while true {
      let lines = known.union(findings.lines)
      let new = workspace.resolved(by: Holdings(lines)).fingerprints.subtracting(asked)
      guard asked.isEmpty || !new.isEmpty else { return findings }
      let found = try await look(lines, present: new)
      findings.lines.formUnion(found.lines)
      findings.originals.formUnion(found.originals)
      findings.obstacle = findings.obstacle ?? found.obstacle
      guard !new.isEmpty else { return findings }
      asked.formUnion(new)
    }
  }

  /// Like ``take(into:present:isRepeated:)``, for what the content asks for: first for what is edited, since only then it
  /// is known what builds on it.
  /// - Parameter known: fingerprints that were asked for before, and are not asked for again.
  func takeForContent(
    into books: Books, besides known: Set<Fingerprint> = [], isRepeated: Bool = false
  ) async throws(CommandFailure) -> ElsewhereObstacle? {
    var asked = known
    while true {
      let new = workspace.resolved(by: await books.holdings).fingerprints.subtracting(asked)
      guard asked.isEmpty || !new.isEmpty else { return nil }
      let obstacle = try await take(into: books, present: new, isRepeated: isRepeated || !asked.isEmpty)
      if obstacle != nil || new.isEmpty { return obstacle }
      asked.formUnion(new)
    }
  }

  /// The repository, and what is known there.
  private struct Search {
    var git: GitHistory?
    var lines: Set<FactLine> = []
    var worktrees: [OtherWorktree] = []
    var obstacle: ElsewhereObstacle?
  }

  /// - Returns: nil where there is nothing to look for, or nowhere.
  private func search(_ wanted: Set<Fingerprint>, warns: Bool = true) async throws(CommandFailure) -> Search? {
    // What a sandbox made is nobody else's.
    guard workspace.layout != .sandbox, !wanted.isEmpty else { return nil }
    var search = Search()
    do throws(GitHistoryError) {
      let git = try await GitHistory(
        around: workspace.site, layout: workspace.layout, environment: printer.world.environment)
      guard let git else { return nil }
      search.git = git
      let found = try await git.facts(of: wanted, network: allowsNetwork)
      if warns { found.warnings.forEach(printer.show) }
      search.lines = found.lines
      for path in try await git.otherWorktrees() {
        let worktree = OtherWorktree(path: path, layout: workspace.layout)
        search.worktrees.append(worktree)
        do throws(BooksError) {
          search.lines.formUnion(try worktree.lines(of: wanted))
        } catch {
          search.obstacle = ElsewhereObstacle(worktree: path, error)
        }
      }
    } catch {
      search.obstacle = try obstacle(error)
    }
    return search
  }

  func obstacle(_ error: GitHistoryError) throws(CommandFailure) -> ElsewhereObstacle {
    if error == .interrupted {
      throw CommandFailure(printer.world.interruption() == 15 ? .terminated : .interrupted, "interrupted")
    }
    return ElsewhereObstacle(error)
  }

  /// What is not complete here: it may be elsewhere. Attempts without end count also where their picture has left the
  /// content.
  func wanted(_ holdings: Holdings, present: Set<Fingerprint>) -> Set<Fingerprint> {
    let open = holdings.attempts.filter { !$0.isSettled }.map(\.fingerprint)
    return present.filter { fingerprint in
      guard case .stored(_, let all) = holdings.state(of: fingerprint) else { return true }
      return !all.allSatisfy { workspace.isKept($0.original) }
    }.union(open)
  }

  private func missing(_ holdings: Holdings, of wanted: Set<Fingerprint>) -> Set<Original> {
    var originals: Set<Original> = []
    for fingerprint in wanted {
      guard case .stored(_, let all) = holdings.state(of: fingerprint) else { continue }
      originals.formUnion(all.map(\.original).filter { !workspace.isKept($0) })
    }
    return originals
  }

  /// Whether a picture is stored, with its bytes; those that were taken just now do not count.
  private func isComplete(_ fingerprint: Fingerprint, in holdings: Holdings, taken: Set<Original> = []) -> Bool {
    guard case .stored(_, let all) = holdings.state(of: fingerprint) else { return false }
    return all.contains { workspace.isKept($0.original) && !taken.contains($0.original) }
  }
}

extension GitHistory {
  /// The repository around a site with its books in their places.
  init?(
    around site: SiteFolder, layout: BooksLayout, environment: [String: String]
  ) async throws(GitHistoryError) {
    try await self.init(
      around: site, locks: [layout.lock, layout.lockFolder], images: layout.images, environment: environment)
  }
}
