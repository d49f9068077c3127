/// Why the git repository around a site could not be asked.
package enum GitHistoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is a repository, but no program `git`.
  case notInstalled
  /// git refused; a sentence in its own words, without a full stop.
  case refused(String)
  /// git takes the repository for one without files, whatever stands beside it.
  case bare
  /// The lock of a branch or tag, here by its name, has facts of a format that this program does not know.
  case newer(reference: String)
  /// A person or program asked to end.
  case interrupted

  package var description: String {
    switch self {
    case .notInstalled: "there is a git repository around this site, but no program git to read it"
    case .refused(let reason): "git cannot read the repository: \(reason)"
    case .bare: "git says that the repository around this site is bare, and does not show which site it is"
    case .newer(let reference): "the lock in \(reference) was written by a newer gallerist"
    case .interrupted: "interrupted"
    }
  }
}
