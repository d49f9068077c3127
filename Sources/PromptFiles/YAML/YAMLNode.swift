/// A value in a YAML text and where it begins.
struct YAMLNode: Sendable {
  indirect enum Content: Sendable {
    /// `isPlain` without quotation marks and not a block: only then can it be null, a number or a truth value.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case map([YAMLMember])
    /// Something that was refused and reported already.
    case refused
  }

  var content: Content
  var place: Place

  /// Whether nothing was written, or `null`.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What it is, as a message says it.
  var described: String {
    switch content {
    case .scalar(let text, _): isNull || text.isEmpty ? "empty" : QuotedText.of(text)
    case .list: "a list"
    case .map: "a map"
    case .refused: "not allowed"
    }
  }
}

/// A key with its value.
struct YAMLMember: Sendable {
  var key: String
  var keyPlace: Place
  var value: YAMLNode
}
