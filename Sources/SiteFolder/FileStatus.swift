/// Kind and size of something in a site.
package struct FileStatus: Hashable, Sendable {
  package var kind: FolderEntry.Kind
  /// Bytes; meaningless for folders.
  package var bytes: Int
}
