import GRDB

@testable import Ledger

extension FactLedger {
  /// Makes the ledger look as if a newer program had changed its tables.
  func addMigration(_ name: String) throws {
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [name]) }
  }
}
