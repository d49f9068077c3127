/// Why a text is not YAML that can be read on.
struct YAMLSyntaxError: Error {
  /// Where, in Unicode scalars or (for characters that YAML does not allow) in bytes from the start of the text.
  enum Position {
    case scalar(Int)
    case byte(Int)
  }

  /// How many lists and maps may stand in each other.
  static let levelLimit = 32
  static let tooDeep = "the YAML is nested deeper than \(levelLimit) levels"
  static let secondDocument = "a second YAML document is not allowed"

  var position: Position
  var sentence: String
  var help: String?
}
