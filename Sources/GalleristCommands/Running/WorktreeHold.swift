import GalleryModel
import GitHistory
import Ledger
import SiteFolder

/// Keeps every other worktree's gallerist from working on the same site, for as long as it lives: two that look into each
/// other's books and pay afterwards would pay twice.
struct WorktreeHold {
  private(set) var locks: [SiteLock] = []
  /// Why not every worktree could be held.
  private(set) var obstacle: ElsewhereObstacle?

  init() {}

  /// - Parameter obstacle: why the repository could not be asked where its worktrees are.
  init(obstacle: ElsewhereObstacle) {
    self.obstacle = obstacle
  }

  /// Nothing is written in the worktrees.
  /// - Parameter worktrees: the absolute paths of this same site in them.
  /// - Throws: ``CommandFailure`` with exit status 11 where another gallerist is at work in one of them.
  init(_ worktrees: [String]) throws(CommandFailure) {
    for path in worktrees {
      do throws(SiteFolderError) {
        locks.append(try SiteLock(try SiteFolder(at: path), isAnnounced: false))
      } catch {
        if case .busy = error { throw Self.busy(error, path) }
        obstacle = ElsewhereObstacle(worktree: path, .io(error.description))
      }
    }
  }

  /// For who finds the own site held by nobody who is named there: the worktree whose gallerist holds all of them.
  /// - Returns: nil where none is seen.
  static func busyWorktree(around workspace: Workspace, environment: [String: String]) async -> CommandFailure? {
    let worktrees: [String]
    do throws(GitHistoryError) {
      let git = try await GitHistory(around: workspace.site, layout: workspace.layout, environment: environment)
      worktrees = try await git?.otherWorktrees() ?? []
    } catch {
      return nil  // the command ends in any case; only who is at work is not known
    }
    for path in worktrees {
      do throws(SiteFolderError) {
        _ = try SiteLock(try SiteFolder(at: path), isAnnounced: false)
      } catch {
        if case .busy(_?) = error { return busy(error, path) }
      }
    }
    return nil
  }

  private static func busy(_ error: SiteFolderError, _ path: String) -> CommandFailure {
    CommandFailure(.busy, "\(error) in the worktree \(path)", help: "wait until it is done")
  }
}

extension Elsewhere {
  /// Holds the site in all other worktrees, before they are asked and until whatever may be sent was sent.
  /// - Throws: ``CommandFailure`` with exit status 11 where another gallerist is at work in one of them.
  func hold(for books: Books, present: Set<Fingerprint>) async throws(CommandFailure) -> WorktreeHold {
    guard workspace.layout != .sandbox, !wanted(await books.holdings, present: present).isEmpty else {
      return WorktreeHold()
    }
    let worktrees: [String]
    do throws(GitHistoryError) {
      let git = try await GitHistory(
        around: workspace.site, layout: workspace.layout, environment: printer.world.environment)
      worktrees = try await git?.otherWorktrees() ?? []
    } catch {
      return WorktreeHold(obstacle: try obstacle(error))
    }
    return try WorktreeHold(worktrees)
  }
}
