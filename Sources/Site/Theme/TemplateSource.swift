/// The text of a template and where it comes from.
struct TemplateSource: Sendable {
  /// What others call it: the path below `templates/` without `.mustache`.
  var name: String
  var text: String
  var tags: [TemplateTag] = []

  static let fileExtension = ".mustache"

  /// The path relative to a site; a built-in template is named by where a site's own would stand.
  var file: String { Theme.folder + "/" + name + Self.fileExtension }
}
