import Foundation
import GRDB

extension FactLedger {
  /// SQLite before 3.32 takes no more values in one statement.
  private static let valuesAtOnce = 900

  /// The exact bodies of some attempts' requests, by the attempts' ids; what was not sent from here is not in it.
  package func bodies(of attempts: Set<String>) throws(LedgerError) -> [String: [UInt8]] {
    var bodies: [String: [UInt8]] = [:]
    var rest = attempts.sorted()[...]
    do {
      try queue.read { database in
        // A crash may have come between making the file and its tables.
        guard try database.tableExists("attempts") else { return }
        while !rest.isEmpty {
          let ids = Array(rest.prefix(Self.valuesAtOnce))
          rest = rest.dropFirst(ids.count)
          let marks = ids.map { _ in "?" }.joined(separator: ",")
          let rows = try Row.fetchCursor(
            database, sql: "SELECT attempt, body FROM attempts WHERE attempt IN (\(marks))",
            arguments: StatementArguments(ids))
          while let row = try rows.next() {
            let attempt: String = row["attempt"]
            let body: Data = row["body"]
            bodies[attempt] = Array(body)
          }
        }
      }
    } catch {
      throw Self.failure(error, path: path)
    }
    return bodies
  }
}
