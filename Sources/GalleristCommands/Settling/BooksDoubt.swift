import Ledger

/// Books that may know less than what was paid for: a damaged ledger, rescued facts that wait or cannot be read. Nothing
/// may be removed by what they say.
enum BooksDoubt {
  /// - Parameter path: of another worktree of the site; nil for the site itself.
  /// - Throws: ``CommandFailure`` with exit status 74 where the books are not whole.
  static func check(_ reader: BooksReader, worktree path: String? = nil) throws(CommandFailure) {
    guard !reader.isWhole else { return }
    let books = path.map { "the books of the worktree \($0)" } ?? "the books"
    let site = path.map { " --site \(ShellWord.quoted($0))" } ?? ""
    throw CommandFailure(
      .inputOutput, "\(books) are not whole, and may not know what is paid for; nothing was removed",
      help: "gallerist build --offline\(site) takes in what can be read of them, at no charge; then try again")
  }
}
