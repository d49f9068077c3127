package import GalleryModel

/// What came of reading `content/`.
package struct ContentReading: Sendable {
  /// Everything that was read, drafts included; nil where anything is wrong.
  package var content: GalleryContent?
  /// The prompt files with which nothing is wrong, drafts included, and the albums: for who can do without the others.
  package var readable: GalleryContent
  /// Every problem of every file, by file, line and column; none where there is content.
  package var diagnostics: [Diagnostic]
}
