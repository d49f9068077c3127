/// A file exactly as the API delivered it, named by its content.
package struct Original: Hashable, Sendable {
  /// SHA-256 of the bytes, lower-case hexadecimal.
  package var sha256: String
  /// The size of the file in bytes.
  package var bytes: Int
  package var width: Int
  package var height: Int
  package var type: ImageType

  package init(sha256: String, bytes: Int, width: Int, height: Int, type: ImageType) {
    self.sha256 = sha256
    self.bytes = bytes
    self.width = width
    self.height = height
    self.type = type
  }

  /// `3f/3fa9….png`: the path below a folder of originals.
  package var path: String { "\(sha256.prefix(2))/\(sha256).\(type.fileExtension)" }

  /// Whether these are exactly its bytes.
  package func isWhole(_ bytes: [UInt8]) -> Bool {
    bytes.count == self.bytes && SHA256Digest.of(bytes) == sha256
  }
}
