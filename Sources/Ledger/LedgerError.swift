/// Why the ledger refused or failed.
package enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// This try at this fingerprint was begun before.
  case alreadyBegun
  /// The run would spend more than its limit; both in credits.
  case beyondBudget(spent: Int, limit: Int)
  /// SQLite's words.
  case database(path: String, reason: String)

  package var description: String {
    switch self {
    case .alreadyBegun: "this try at the request was begun before"
    case .beyondBudget(let spent, let limit): "\(spent) of \(limit) credits of this run are spent or promised"
    case .database(let path, let reason): "cannot use \(path): \(reason)"
    }
  }
}
