import GRDB

/// SQLite as it is on this machine.
package enum DatabaseLibrary {
  /// Such as `3.40.1`.
  /// - Throws: ``LedgerError`` where not even a database in memory can be opened.
  package static func version() throws(LedgerError) -> String {
    do {
      return try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? "unknown"
    } catch {
      throw .database(path: "SQLite", reason: "\(error)")
    }
  }
}
