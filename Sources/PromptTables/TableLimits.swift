/// How large tables may be.
package enum TableLimits {
  /// Bytes: 64 MiB.
  package static let bytes = 64 * 1_048_576
  package static let rows = 100_000
  /// Cells of a row.
  static let columns = 1_000
  /// Levels of lists and objects in JSON.
  static let levels = 32
  /// Problems that are listed.
  static let problems = 100
}
