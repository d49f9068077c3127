package import GalleryModel

/// Why the books could not be opened or written.
package enum BooksError: Error, Sendable {
  /// The lock holds what it must not; a person has to mend it.
  case lock(Diagnostics)
  /// Disk or database refused; a sentence without a full stop.
  case io(String)
  case ledger(LedgerError)
  /// The folder of the ledger, or the ledger, was replaced or removed while the run went on.
  case replaced(String)
  /// Facts about the same request came into the lock while the run went on: it may be paid for already.
  case knownMeanwhile
  /// The facts are not where they should be, but safe in the rescue file; a sentence without a full stop.
  case rescued(String)
}
