import Foundation
import GRDB
package import GalleryModel
import SiteFolder

/// `ledger.sqlite`: the durable record of facts, of the exact requests, and of what a run has spent.
///
/// Every write is one transaction that is on disk when the call returns (WAL with `synchronous=FULL`; SQLite's own
/// default for WAL may roll a commit back on a power cut). One connection: SQLite before 3.51.3 has a fault that
/// needs two.
package struct FactLedger: Sendable {
  let queue: DatabaseQueue
  let path: String

  /// Opens or makes the ledger.
  /// - Parameter path: absolute.
  /// - Throws: ``LedgerError`` when it cannot be opened, or its check finds damage.
  package init(path: String) throws(LedgerError) {
    self.path = path
    // Before anything may write to it: GRDB does so while it switches to WAL.
    try Self.checkFile(path)
    if FileManager.default.fileExists(atPath: path) { _ = try FactLedger(reading: path) }
    var configuration = Self.configuration
    configuration.journalMode = .wal
    if let code = WriteGate.before(.transaction, path) {
      throw .database(path: path, reason: SiteFolderError.reason(code))
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      // After opening, because GRDB sets NORMAL while it switches to WAL.
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA fullfsync = ON")
      }
      guard try queue.read({ try !LedgerSchema.migrator.hasBeenSuperseded($0) }) else {
        throw LedgerError.newer(path: path)
      }
      try LedgerSchema.migrator.migrate(queue)
      WriteGate.after(.transaction, path)
    } catch {
      throw Self.failure(error, path: path)
    }
  }

  /// Opens an existing ledger to read it only, also while another process writes.
  /// - Parameter checks: whether it is looked through for damage, which takes a while where it is large.
  package init(reading path: String, checks: Bool = true) throws(LedgerError) {
    self.path = path
    try Self.checkFile(path)
    var configuration = Self.configuration
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      if checks { try queue.read { try Self.check($0, path: path) } }
    } catch {
      throw Self.failure(error, path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "gallerist.ledger"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  /// SQLite throws away the log of a file that is missing or empty, and with it all that only the log has.
  private static func checkFile(_ path: String) throws(LedgerError) {
    func size(_ path: String) -> Int {
      do {
        return (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
      } catch {
        return 0  // there is none
      }
    }
    guard size(path) < headerSize, size(path + "-wal") > 0 else { return }
    throw .damaged(path: path, reason: "the file is gone or empty, and its log is not")
  }

  /// Bytes that every SQLite file begins with.
  static let headerSize = 100

  private static func check(_ database: Database, path: String) throws {
    let check = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
    guard check == ["ok"] else { throw LedgerError.damaged(path: path, reason: check.joined(separator: "; ")) }
  }

  /// Every line, sorted.
  package func lines() throws(LedgerError) -> [FactLine] {
    try lines(sql: "SELECT line FROM facts ORDER BY line", arguments: [])
  }

  /// What is known of one request, by its content hash.
  package func lines(of fingerprint: Fingerprint) throws(LedgerError) -> [FactLine] {
    try lines(sql: "SELECT line FROM facts WHERE k = ? ORDER BY line", arguments: [fingerprint.text])
  }

  /// What is known of one original, by its content hash.
  package func lines(ofOriginal sha256: String) throws(LedgerError) -> [FactLine] {
    try lines(sql: "SELECT line FROM facts WHERE sha256 = ? ORDER BY line", arguments: [sha256])
  }

  /// Adds facts; known ones count once. Outcomes settle what their attempt has spent.
  package func record(_ lines: [FactLine]) throws(LedgerError) {
    guard !lines.isEmpty else { return }
    try write { database in
      for line in lines { try Self.insert(line, into: database) }
    }
  }

  /// Begins an attempt: checks the budget of the run and that the try is new, then keeps intent and `sent` fact, all in
  /// one transaction.
  /// - Parameters:
  ///   - run: which run of the program spends.
  ///   - limit: the most credits that the run may spend; nil without a limit.
  /// - Throws: ``LedgerError/beyondBudget(spent:limit:)`` or ``LedgerError/alreadyBegun``; then nothing was written.
  package func begin(_ intent: Intent, run: String, limit: Int?) throws(LedgerError) {
    try write { database in
      if let limit {
        let spent = try Int.fetchOne(
          database, sql: "SELECT COALESCE(SUM(spent), 0) FROM attempts WHERE run = ?", arguments: [run])
        guard (spent ?? 0) + intent.quoted <= limit else {
          throw LedgerError.beyondBudget(spent: spent ?? 0, limit: limit)
        }
      }
      do {
        try database.execute(
          sql: "INSERT INTO attempts (attempt, k, number, run, body, quoted, spent) VALUES (?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            intent.fact.attempt, intent.fact.fingerprint.text, intent.fact.attemptNumber, run,
            Data(intent.body), intent.quoted, intent.quoted,
          ])
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
        throw LedgerError.alreadyBegun
      }
      try Self.insert(FactLine(intent.fact), into: database)
    }
  }

  /// Keeps an answer that could not be understood, in Base64: nothing that a server says may be taken for a fact when the
  /// bytes of a damaged ledger are searched for some.
  package func keepAnswer(_ answer: [UInt8], of attempt: String) throws(LedgerError) {
    try write { database in
      try database.execute(
        sql: "UPDATE attempts SET answer = ? WHERE attempt = ?",
        arguments: [Data(answer).base64EncodedString(), attempt])
    }
  }

  /// The answers that could not be understood, as they came.
  package func keptAnswers() throws(LedgerError) -> [[UInt8]] {
    do {
      let texts = try queue.read {
        try String.fetchAll($0, sql: "SELECT answer FROM attempts WHERE answer IS NOT NULL ORDER BY attempt")
      }
      return texts.compactMap { Data(base64Encoded: $0).map(Array.init) }
    } catch {
      throw Self.failure(error, path: path)
    }
  }

  /// A pragma's value as text, for tests and diagnosis.
  package func pragma(_ name: String) throws(LedgerError) -> String {
    do {
      return try queue.read { try String.fetchOne($0, sql: "PRAGMA \(name)") ?? "" }
    } catch {
      throw Self.failure(error, path: path)
    }
  }

  private static func insert(_ line: FactLine, into database: Database) throws {
    let fact = line.fact
    try database.execute(
      sql: "INSERT OR IGNORE INTO facts (line, k, sha256) VALUES (?, ?, ?)",
      arguments: [line.text, fact?.fingerprint.text, fact?.originalHash])
    guard let fact, let attempt = fact.attempt, let spent = fact.spentCredits else { return }
    try database.execute(
      sql: "UPDATE attempts SET spent = ? WHERE attempt = ?", arguments: [spent, attempt])
  }

  private func lines(sql: String, arguments: StatementArguments) throws(LedgerError) -> [FactLine] {
    do {
      return try queue.read { database in
        // A crash may have come between making the file and its tables; the next run makes them.
        guard try database.tableExists("facts") else { return [] }
        return try String.fetchAll(database, sql: sql, arguments: arguments).map { try FactLine($0) }
      }
    } catch let error as FactLineError {
      throw .damaged(path: path, reason: error.sentence)
    } catch {
      throw Self.failure(error, path: path)
    }
  }

  private func write(_ updates: (Database) throws -> Void) throws(LedgerError) {
    if let code = WriteGate.before(.transaction, path) {
      throw .database(path: path, reason: SiteFolderError.reason(code))
    }
    do {
      try queue.write { try updates($0) }
      WriteGate.after(.transaction, path)
    } catch {
      throw Self.failure(error, path: path)
    }
  }

  static func failure(_ error: any Error, path: String) -> LedgerError {
    if let error = error as? LedgerError { return error }
    guard let error = error as? DatabaseError else { return .database(path: path, reason: String(describing: error)) }
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged(path: path, reason: reason)
    default: return .database(path: path, reason: reason)
    }
  }
}

extension Fact {
  fileprivate var originalHash: String? {
    switch event {
    case .image(_, _, let original, _, _), .adopted(let original, _): original.sha256
    default: nil
    }
  }

  /// What an outcome says that its attempt has cost; nil where it says nothing of it.
  fileprivate var spentCredits: Int? {
    switch event {
    case .task(let request, _, _): charged ?? request.quoted
    case .unsent, .refused: 0
    case .image, .failed, .lost: charged
    case .sent, .adopted, .pick: nil
    }
  }
}
