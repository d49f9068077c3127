package import GalleryModel

/// Reads the keys and texts of a file such as `templates/i18n/en.yml`.
///
/// Whoever knows YAML hands this over; pages themselves do not.
package struct WordsReader: Sendable {
  /// Takes a file's bytes, and its path relative to the site for messages.
  private let body: @Sendable ([UInt8], String) -> Result<[String: String], Diagnostics>

  package init(_ body: @escaping @Sendable ([UInt8], String) -> Result<[String: String], Diagnostics>) {
    self.body = body
  }

  /// - Throws: everything that is wrong with the file.
  func read(_ bytes: [UInt8], _ file: String) throws(Diagnostics) -> [String: String] {
    try body(bytes, file).get()
  }
}
