/// Where a site's books are: paths relative to the site.
package struct BooksLayout: Hashable, Sendable {
  package var lock: String
  /// Files in it are read like the lock.
  package var lockFolder: String
  /// Originals that go into git.
  package var images: String
  package var ledger: String
  /// A copy of every original ever stored here: switching branches takes files out of `images`.
  package var originals: String
  package var rescue: String
  /// What could be read of a damaged ledger, until a new one has it.
  package var salvage: String
  /// The folder of what only this machine has: ledger, copies, rescue file.
  package var state: String
  /// Where damaged ledgers are kept.
  package var setAside: String

  /// The real books.
  package static let site = BooksLayout(prefix: "", state: ".gallerist/")
  /// The sandbox's books, apart from the real ones in everything.
  package static let sandbox = BooksLayout(prefix: ".gallerist/sandbox/", state: ".gallerist/sandbox/")

  private init(prefix: String, state: String) {
    lock = prefix + "gallerist.lock"
    lockFolder = prefix + "gallerist.lock.d"
    images = prefix + "images"
    ledger = state + "ledger.sqlite"
    originals = state + "originals"
    rescue = state + "rescue.jsonl"
    salvage = state + "salvaged.jsonl"
    self.state = String(state.dropLast())
    setAside = state + "set-aside"
  }
}
