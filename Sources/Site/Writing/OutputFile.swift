/// A file of the finished site.
package struct OutputFile: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case bytes([UInt8])
    /// A file of the site folder, by its path in there.
    case copy(from: String)
  }

  /// Relative to the output folder, with `/` between its parts, such as `products/espresso/index.html`.
  package var path: String
  package var content: Content
  /// The file that it comes from, for messages.
  package var source: String?

  package init(path: String, content: Content, source: String? = nil) {
    self.path = path
    self.content = content
    self.source = source
  }
}
