/// A reference as an author wrote it, with its path made relative to the site; what it leads to is not looked at yet.
struct WrittenReference: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    /// An address that the API reads by itself, verbatim.
    case url(String)
    /// A picture file, by its path relative to the site.
    case file(path: String)
    /// A picture of a prompt file, by the file's path below `content/` without `.md`.
    case picture(path: String, PictureSuffix)
  }

  var target: Target
  /// As written.
  var text: String
  var place: Place
}
