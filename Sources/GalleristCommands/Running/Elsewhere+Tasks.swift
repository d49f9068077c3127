import GalleryModel
import GitHistory
import Ledger
import SiteFolder

extension Elsewhere {
  /// What another branch, tag or worktree says of a task.
  struct TaskMention {
    /// Names the task.
    var fact: Fact
    /// For people, such as `feature` or `the worktree /home/me/site`.
    var place: String
  }

  /// Every fact that names a task, in the lock of any branch, tag, stash or other tip, in the index, and in the books of
  /// any other worktree. Each fact is named once.
  /// - Throws: ``CommandFailure`` where not everything could be asked.
  func knows(task: String) async throws(CommandFailure) -> [TaskMention] {
    guard workspace.layout != .sandbox else { return [] }
    var mentions: [TaskMention] = []
    let worktrees: [String]
    do throws(GitHistoryError) {
      let git = try await GitHistory(
        around: workspace.site, layout: workspace.layout, environment: printer.world.environment)
      guard let git else { return [] }
      mentions = try await git.facts(ofTask: task, network: allowsNetwork).map {
        TaskMention(fact: $0.fact, place: $0.place)
      }
      worktrees = try await git.otherWorktrees()
    } catch {
      throw unasked(try obstacle(error))
    }
    for path in worktrees {
      do throws(BooksError) {
        let facts = try OtherWorktree(path: path, layout: workspace.layout).facts(ofTask: task)
        mentions += facts.map { TaskMention(fact: $0, place: "the worktree \(path)") }
      } catch {
        throw unasked(ElsewhereObstacle(worktree: path, error))
      }
    }
    var seen: Set<Fact> = []
    return mentions.filter { seen.insert($0.fact).inserted }
  }

  private func unasked(_ obstacle: ElsewhereObstacle) -> CommandFailure {
    CommandFailure(
      obstacle.status, "\(obstacle.reason); it may know whose task that is, so nothing was changed",
      help: obstacle.help)
  }
}
