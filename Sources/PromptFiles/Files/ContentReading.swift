package import GalleryModel

/// What came of reading `content/`.
package struct ContentReading: Sendable {
  /// Everything that was read, drafts included; nil where anything is wrong.
  package var content: GalleryContent?
  /// Every problem of every file, by file, line and column; none where there is content.
  package var diagnostics: [Diagnostic]
}
