/// What a write did, as paths relative to the output folder, sorted.
package struct WriteReport: Hashable, Sendable {
  package var written: [String]
  package var unchanged: [String]
  package var removed: [String]

  package init(written: [String] = [], unchanged: [String] = [], removed: [String] = []) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}
