package import GalleryModel

/// What was read from a lock.
package struct LockContents: Sendable {
  /// In the order of the file, repeats included.
  package var lines: [FactLine] = []
  /// A torn last line, and whatever else a person should know.
  package var warnings: [Diagnostic] = []
  /// Whether the file ends in a part of a line, as a crash leaves it.
  var endsTorn = false
  /// Whether the last line is whole, but without its line end.
  var lacksLastLineEnd = false

  package init() {}

  mutating func add(_ other: LockContents) {
    lines += other.lines
    warnings += other.warnings
  }
}
