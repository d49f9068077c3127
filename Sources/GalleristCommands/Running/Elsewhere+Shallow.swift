import GalleryModel
import GitHistory
import Ledger

extension Elsewhere {
  /// What to say where not all of the repository is here, in which a picture may have been bought.
  func shallowWarning() async throws(CommandFailure) -> Diagnostic? {
    guard workspace.layout != .sandbox else { return nil }
    do throws(GitHistoryError) {
      let git = try await GitHistory(
        around: workspace.site, layout: workspace.layout, environment: printer.world.environment)
      guard let git, try await git.isShallow() else { return nil }
    } catch {
      if error == .interrupted { _ = try obstacle(error) }
      return nil  // a repository that cannot be read is told of where it is searched
    }
    return .warning(
      "this clone is shallow: what its older commits and other branches have bought is not known here",
      help: "git fetch --unshallow, and --all for other branches")
  }
}
