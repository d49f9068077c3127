/// Why the ledger refused or failed.
package enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// This try at this fingerprint was begun before.
  case alreadyBegun
  /// The run would spend more than its limit; both in credits.
  case beyondBudget(spent: Int, limit: Int)
  /// SQLite's words.
  case database(path: String, reason: String)
  /// What is in the file is no whole ledger any more; SQLite's words.
  case damaged(path: String, reason: String)
  /// A newer program has changed the ledger's tables.
  case newer(path: String)

  package var description: String {
    switch self {
    case .alreadyBegun: "this try at the request was begun before"
    case .beyondBudget(let spent, let limit): "\(spent) of \(limit) credits of this run are spent or promised"
    case .database(let path, let reason): "cannot use \(path): \(reason)"
    case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
    case .newer(let path): "\(path) was written by a newer gallerist; update gallerist"
    }
  }
}
