/// One coordinate of a picture in its file's matrix.
package struct MatrixValue: Hashable, Sendable {
  /// The matrix's key: a field of the request, or a variable.
  package var key: String
  /// The value as the author wrote it.
  package var value: String

  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}
