/// Kind and size of something in a site.
package struct FileStatus: Hashable, Sendable {
  package var kind: FolderEntry.Kind
  /// Bytes; meaningless for folders.
  package var bytes: Int
  /// Which file or folder it is, by whatever path it was reached; nil where that is not known.
  package var identity: Identity?
  /// When its bytes or its place were last changed, in nanoseconds since 1970 by the file system's clock; only for telling
  /// whether something was changed in between.
  package var changed: Int64 = 0

  /// What two paths to the same file or folder have in common.
  package struct Identity: Hashable, Sendable {
    var device: UInt64
    var number: UInt64
  }
}
