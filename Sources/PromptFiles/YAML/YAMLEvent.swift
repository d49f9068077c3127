/// One step through a YAML text.
struct YAMLEvent {
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias
    case scalar(String, isPlain: Bool)
    case listStart
    case mapStart
    case collectionEnd
  }

  var kind: Kind
  /// Where it begins, counted in Unicode scalars from the start of the text.
  var index: Int
  var hasAnchor = false
  var hasTag = false
}
