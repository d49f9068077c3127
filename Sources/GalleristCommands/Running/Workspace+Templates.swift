import GalleryModel
import Site

extension Workspace {
  /// What is wrong with the site's templates and with who names them: it would keep a run from paying for anything.
  func templateWarnings() throws(CommandFailure) -> [Diagnostic] {
    let problems: [Diagnostic]
    do throws(SiteReadError) {
      problems = try Theme.load(site: site).unknownTemplates(in: content)
    } catch {
      switch error {
      case .files(let found): problems = found.all
      case .io(let error): throw CommandFailure(error)
      }
    }
    return problems.map { problem in
      var warning = problem
      warning.severity = .warning
      return warning
    }
  }
}
