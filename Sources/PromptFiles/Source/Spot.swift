import GalleryModel

/// A place together with what a diagnostic shows of it, kept when the file's text is not kept any more.
struct Spot: Hashable, Sendable {
  var file: String
  var place: Place
  var excerpt: String?

  func error(_ message: String, help: String? = nil) -> Diagnostic {
    .error(message, file: file, line: place.line, column: place.column, excerpt: excerpt, help: help)
  }
}
