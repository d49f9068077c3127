/// Why a text is not YAML that can be read on.
struct YAMLSyntaxError: Error {
  /// Where, in Unicode scalars or (for characters that YAML does not allow) in bytes from the start of the text.
  enum Position {
    case scalar(Int)
    case byte(Int)
  }

  var position: Position
  var sentence: String
  var help: String?
}
