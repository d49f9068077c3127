import GalleryModel

extension YAMLNode {
  /// The value by YAML 1.2's core schema; a number that has no exact place in `Int` or `Double` stays a text.
  var contentValue: ContentValue {
    switch content {
    case .scalar(let text, isPlain: false): .string(text)
    case .scalar(let text, isPlain: true): Self.plainValue(text, isNull: isNull)
    case .list(let items): .list(items.map(\.contentValue))
    case .map(let members): .map(members.map { ContentValue.Member(key: $0.key, value: $0.value.contentValue) })
    case .refused: .null
    }
  }

  private static func plainValue(_ text: String, isNull: Bool) -> ContentValue {
    if isNull { return .null }
    if ["true", "True", "TRUE"].contains(text) { return .bool(true) }
    if ["false", "False", "FALSE"].contains(text) { return .bool(false) }
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let first = digits.utf8.first, (48...57).contains(first) || first == 46,
      text.utf8.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) })
    else { return .string(text) }
    if digits.utf8.allSatisfy({ (48...57).contains($0) }) {
      // "007" is a name rather than a number.
      let isName = digits.count > 1 && first == 48
      return isName ? .string(text) : Int(text).map(ContentValue.int) ?? .string(text)
    }
    guard let number = Double(text), number.isFinite else { return .string(text) }
    return .double(number)
  }
}
