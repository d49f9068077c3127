/// One `{{…}}` of a template, and where it stands.
struct TemplateTag: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case variable
    /// `{{{name}}}` or `{{&name}}`: put into the page as it is.
    case raw
    case section
    case inverted
    /// `{{>name}}`
    case partial
    /// `{{<name}}`: a template that this one fills.
    case parent
    /// `{{$name}}`
    case block
    case close
  }

  var kind: Kind
  /// The name as written, without a transform around it.
  var name: String
  /// The function of `{{function(name)}}`, outermost first.
  var transforms: [String]
  /// From 1; columns count Unicode scalars.
  var line: Int
  var column: Int
  /// The sections, parents and blocks around it, outermost first.
  var around: [Opening]

  /// What a `{{/…}}` will close.
  struct Opening: Hashable, Sendable {
    var kind: Kind
    var name: String
    var line: Int
    var column: Int
  }
}
