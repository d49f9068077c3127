import GalleryModel
import Ledger

/// Why books may know less than what was paid for: a ledger that is damaged, a line that is torn or cannot be read, facts
/// that wait to be taken in. Nothing may be removed by what they say.
struct BooksDoubt {
  let status: ExitStatus

  /// Nil where the books are whole.
  init?(_ reader: BooksReader, layout: BooksLayout) {
    guard !reader.warnings.isEmpty else { return nil }
    let isOfTheLock = reader.warnings.contains { $0.file?.hasPrefix(layout.lock) == true }
    status = isOfTheLock ? .contentError : .inputOutput
  }

  /// For who was about to remove files.
  var failure: CommandFailure {
    CommandFailure(
      status, "the books are not whole, and may not know what is paid for; nothing was removed",
      help: "gallerist build --offline takes in what can be read of them, at no charge; then try again")
  }
}
