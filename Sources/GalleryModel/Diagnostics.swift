/// Thrown by a stage that cannot go on: everything that it found, errors first in the order of the files.
package struct Diagnostics: Error, Sendable {
  package var all: [Diagnostic]

  package init(_ all: [Diagnostic]) {
    self.all = all
  }

  package init(_ one: Diagnostic) {
    all = [one]
  }
}
