import CCmarkGFM

/// cmark-gfm as it is on this machine.
package enum MarkdownLibrary {
  /// Such as `0.29.0.gfm.6`.
  package static var version: String { String(cString: cmark_version_string()) }
}
