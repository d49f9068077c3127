package import GalleryModel

/// What `verify` found. Paths are relative to the site and sorted.
package struct BooksReport: Sendable {
  /// Originals that the lock names.
  package var checked = 0
  package var damaged: [String] = []
  package var missing: [String] = []
  /// Files named like originals that no fact names; harmless.
  package var orphaned: [String] = []
  /// git-lfs pointers in the place of originals; harmless, `git lfs pull` brings the files.
  package var pointers: [String] = []
  package var lock: [Diagnostic] = []
  package var ledger: [Diagnostic] = []

  package init() {}

  /// Whether anything is damaged, missing or wrong.
  package var foundDamage: Bool {
    !damaged.isEmpty || !missing.isEmpty || (lock + ledger).contains { $0.severity == .error }
  }
}
