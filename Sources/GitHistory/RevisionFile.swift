/// A file of the site as a commit has it.
package struct RevisionFile: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case link
    /// Another repository in a folder.
    case submodule
  }

  /// Relative to the site, in git's own words: it may be no path that a file should ever be written to.
  package var path: String
  /// Whether the path is exactly what git has; else it is no UTF-8.
  package var isNamed: Bool
  package var kind: Kind
  /// How large it is; nil where git has not got it here, as in a partial clone, and for what is no file or link.
  package var bytes: Int?
  var object: String
}
