import GalleryModel
import GitHistory

/// The commit that a site is compared with: where the present branch left the one that was named, so that what others
/// have done there since is not taken for its work.
struct ComparedRevision {
  /// As the person wrote it.
  let name: String
  /// What it stands for.
  let commit: String
  /// What is read: the last commit that it has in common with what is checked out; where there is none, itself.
  let base: String

  /// - Throws: ``CommandFailure`` with exit status 64 where there is no such revision, 74 where git cannot tell.
  init(_ name: String, in git: GitHistory, printer: Printer) async throws(CommandFailure) {
    self.name = name
    let found: String?
    do throws(GitHistoryError) {
      found = try await git.commit(named: name)
    } catch {
      throw CommandFailure(error, printer.world)
    }
    guard let found else { throw await Self.unknown(name, git, printer) }
    commit = found
    let (common, isShallow): (String?, Bool)
    do throws(GitHistoryError) {
      common = try await git.commonCommit(with: found)
      isShallow = common == nil ? try await git.isShallow() : false
    } catch {
      throw CommandFailure(error, printer.world)
    }
    guard !isShallow else {
      throw CommandFailure(
        .inputOutput, "this clone is too shallow to tell where its branch left \(name)", help: "git fetch --unshallow")
    }
    if common == nil {
      printer.note(
        "This branch has no commit in common with \(DiagnosticText.visible(name)), and is compared with it as it is.")
    }
    base = common ?? found
  }

  private static func unknown(
    _ name: String, _ git: GitHistory, _ printer: Printer
  ) async -> CommandFailure {
    do throws(GitHistoryError) {
      let names = try await git.referenceNames()
      let help =
        if let remote = names.first(where: { $0.utf8.suffix(name.utf8.count + 1).elementsEqual("/\(name)".utf8) }) {
          "did you mean \(remote)?"
        } else if let near = NearestName.of(name, in: names) {
          "did you mean \(near)?"
        } else if try await git.isShallow() {
          "this clone has not got the whole history: git fetch --unshallow"
        } else {
          "name a branch, a tag or a commit: git branch --all shows the branches; git fetch brings those of a server"
        }
      return CommandFailure(.usage, "--compare \(name): there is no such revision", help: help)
    } catch {
      return CommandFailure(error, printer.world)
    }
  }
}

extension CommandFailure {
  /// Where git was asked on the way to a report.
  init(_ error: GitHistoryError, _ world: World) {
    guard error != .interrupted else {
      self.init(world.interruption() == 15 ? .terminated : .interrupted, "interrupted")
      return
    }
    let obstacle = ElsewhereObstacle(error)
    self.init(obstacle.status, obstacle.reason, help: obstacle.help)
  }
}
