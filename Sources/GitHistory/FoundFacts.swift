package import GalleryModel

/// What git knows of some fingerprints.
package struct FoundFacts: Sendable {
  package var lines: Set<FactLine>
  /// At most one: what stood in a lock and could not be read.
  package var warnings: [Diagnostic]

  package init(lines: Set<FactLine> = [], warnings: [Diagnostic] = []) {
    self.lines = lines
    self.warnings = warnings
  }
}
