/// A file that was fetched whole. Not synced to disk yet, and not yet known to be a picture that decodes.
public struct DownloadedFile: Sendable, Hashable {
  /// The size in bytes; more than zero.
  public let bytes: Int
  /// What the server called it, such as `image/png`; a hint at most.
  public let contentType: String?

  /// Describes a file.
  public init(bytes: Int, contentType: String?) {
    self.bytes = bytes
    self.contentType = contentType
  }
}
