package import GalleryModel

/// What was read from a lock, or from a rescue file.
package struct LockContents: Sendable {
  /// In the order of the file, repeats included.
  package var lines: [FactLine] = []
  /// Parts of lines at the end of a file, as a crash leaves them.
  var torn: [UnreadLine] = []
  /// Whether the last line is whole, but without its line end.
  var lacksLastLineEnd = false

  package init() {}

  /// What a person should know who looks at nothing else than the lock.
  package var warnings: [Diagnostic] { torn.map(\.unclear) }

  var endsTorn: Bool { !torn.isEmpty }

  mutating func add(_ other: LockContents) {
    lines += other.lines
    torn += other.torn
  }
}
