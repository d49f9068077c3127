import GalleryModel
import GitHistory
import Ledger
import SiteFolder

/// What the git repository around a site says of originals; nothing where there is none.
struct BranchOriginals {
  private let workspace: Workspace
  private let world: World
  private let git: GitHistory?

  /// - Throws: ``CommandFailure`` where there is a repository that cannot be read.
  init(around workspace: Workspace, _ world: World) async throws(CommandFailure) {
    self.workspace = workspace
    self.world = world
    do throws(GitHistoryError) {
      git = try await GitHistory(
        around: workspace.site, layout: workspace.layout, environment: world.environment)
    } catch {
      throw Self.failure(error, world)
    }
  }

  /// Hashes that the lock of any branch or tag names, and those that the books of other worktrees name.
  func namedHashes() async throws(CommandFailure) -> Set<String> {
    guard let git else { return [] }
    var hashes: Set<String>
    let worktrees: [String]
    do throws(GitHistoryError) {
      hashes = try await git.originalsNamedByTips()
      worktrees = try await git.otherWorktrees()
    } catch {
      throw Self.failure(error, world)
    }
    for path in worktrees {
      let stored = try holdings(ofWorktree: path).storedPictures.values.joined()
      hashes.formUnion(stored.map(\.original.sha256))
    }
    return hashes
  }

  private func holdings(ofWorktree path: String) throws(CommandFailure) -> Holdings {
    do {
      let reader = try BooksReader(site: try SiteFolder(at: path), layout: workspace.layout)
      try BooksDoubt.check(reader, worktree: path)
      return reader.holdings
    } catch let error as CommandFailure {
      throw error
    } catch let error as BooksError {
      let obstacle = ElsewhereObstacle(worktree: path, error)
      throw CommandFailure(obstacle.status, obstacle.reason, help: obstacle.help)
    } catch {
      throw CommandFailure(.inputOutput, "the worktree \(path) cannot be read: \(error)")
    }
  }

  /// Which of some originals git keeps, byte for byte, for as long as its branches and tags stand.
  func held(among originals: Set<Original>) async throws(CommandFailure) -> Set<Original> {
    guard let git else { return [] }
    do throws(GitHistoryError) {
      return try await git.held(among: originals)
    } catch {
      throw Self.failure(error, world)
    }
  }

  private static func failure(_ error: GitHistoryError, _ world: World) -> CommandFailure {
    guard error != .interrupted else {
      return CommandFailure(world.interruption() == 15 ? .terminated : .interrupted, "interrupted")
    }
    let obstacle = ElsewhereObstacle(error)
    return CommandFailure(obstacle.status, obstacle.reason + "; nothing was removed", help: obstacle.help)
  }
}
