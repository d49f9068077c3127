package import GalleryModel

/// Why the books could not be opened or written.
package enum BooksError: Error, Sendable {
  /// The lock holds what it must not; a person has to mend it.
  case lock(Diagnostics)
  /// Disk or database refused; a sentence without a full stop.
  case io(String)
  case ledger(LedgerError)
}
