/// Where something stands in a file that an author wrote.
package struct SourcePlace: Hashable, Sendable {
  /// From 1.
  package var line: Int
  /// From 1, counted in Unicode scalars.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
