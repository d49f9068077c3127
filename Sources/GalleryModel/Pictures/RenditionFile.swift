/// One resized, re-encoded copy of an original.
package struct RenditionFile: Hashable, Sendable, Codable {
  package var format: RenditionFormat
  /// Real pixels, read back from the written file.
  package var width: Int
  package var height: Int
  /// Path below the renditions folder; it changes whenever the content or the settings do.
  package var path: String
  /// SHA-256 of the file's bytes, lower-case hexadecimal.
  package var sha256: String

  package init(format: RenditionFormat, width: Int, height: Int, path: String, sha256: String) {
    self.format = format
    self.width = width
    self.height = height
    self.path = path
    self.sha256 = sha256
  }
}
