import GRDB

/// The ledger's tables, and how older ones become them.
enum LedgerSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("facts and attempts") { database in
      try database.execute(
        sql: """
          CREATE TABLE facts (
            line TEXT NOT NULL PRIMARY KEY,
            k TEXT,
            sha256 TEXT
          ) WITHOUT ROWID;
          CREATE INDEX facts_by_fingerprint ON facts (k);
          CREATE INDEX facts_by_original ON facts (sha256);
          CREATE TABLE attempts (
            attempt TEXT NOT NULL PRIMARY KEY,
            k TEXT NOT NULL,
            number INTEGER NOT NULL,
            run TEXT NOT NULL,
            body BLOB NOT NULL,
            quoted INTEGER NOT NULL,
            spent INTEGER NOT NULL,
            answer BLOB,
            UNIQUE (k, number)
          );
          """)
    }
    migrator.registerMigration("what a run has spent, without a walk over all attempts") { database in
      try database.execute(sql: "CREATE INDEX attempts_by_run ON attempts (run, spent)")
    }
    return migrator
  }
}
