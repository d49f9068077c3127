import Foundation
package import GalleryModel

extension GitHistory {
  /// A fact that names a task, and where it stands.
  package struct TaskFact: Sendable {
    package var fact: Fact
    /// For people: the name of a branch or tag, a commit, or git's index.
    package var place: String
  }

  /// The facts that name a task in the lock of any tip: of branches, also remote ones, tags, stashes, of what is checked
  /// out in any worktree, and of the index.
  /// - Parameter network: whether git may ask a server for what a partial clone left there.
  package func facts(ofTask task: String, network: Bool) async throws(GitHistoryError) -> [TaskFact] {
    let mark = Array(("\"task\":" + JSONText.string(task)).utf8)
    var facts: [TaskFact] = []
    try await readLines(of: try await tipStates(), network: network) { line, blob in
      guard line.firstRange(of: mark) != nil else { return }
      do throws(FactLineError) {
        let fact = try FactLine(String(decoding: line, as: UTF8.self)).fact
        if let fact, fact.task == task { facts.append(TaskFact(fact: fact, place: blob.place)) }
      } catch {
        return  // what is no fact names no task
      }
    }
    return facts
  }
}
