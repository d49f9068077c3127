import GalleryModel
import GitHistory
import Ledger

/// Why the git repository around a site could not be asked what it has bought.
struct ElsewhereObstacle {
  let status: ExitStatus
  let reason: String
  let help: String

  init(_ error: GitHistoryError) {
    reason = error.description
    switch error {
    case .notInstalled:
      status = .inputOutput
      help = "install git"
    case .newer:
      status = .contentError
      help = "update gallerist"
    case .bare:
      status = .inputOutput
      help = "git config core.bare false"
    case .refused, .interrupted:
      status = .inputOutput
      help = "see what git says: git status"
    }
  }

  init(worktree path: String, _ error: BooksError) {
    status = .inputOutput
    let sentence = CommandFailure(error).diagnostics.first?.message ?? "its books cannot be read"
    reason = "the worktree \(path) cannot be asked what it has bought: \(sentence)"
    help = "gallerist verify --site \(path)"
  }

  /// For who was about to pay: nothing may be sent.
  var failure: CommandFailure {
    CommandFailure(status, "\(reason); it may know pictures that are paid for, so nothing was sent", help: help)
  }

  /// For who has nothing to pay for.
  var warning: Diagnostic {
    .warning(reason, help: help)
  }
}
