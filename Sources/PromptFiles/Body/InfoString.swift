import GalleryModel

/// Reads the `key=value` pairs after `prompt` in a block's first line.
struct InfoString {
  private let scalars: [Unicode.Scalar]
  private let line: Int
  private var index: Int

  private init(_ line: ArraySlice<UInt8>, number: Int, from offset: Int) {
    scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    self.line = number
    index = offset
  }

  /// The pairs as members of a map, so that their values are read by the same rules.
  /// - Parameter fence: the block's fence, which `line` is.
  static func members(
    of line: ArraySlice<UInt8>, number: Int, fence: Fence, problems: inout FileProblems
  ) -> [YAMLMember] {
    var reader = InfoString(line, number: number, from: fence.infoOffset)
    reader.skipSpaces()
    reader.index += "prompt".utf8.count
    var members: [YAMLMember] = []
    var keys: Set<String> = []
    while let member = reader.next(&problems) {
      if keys.insert(member.key).inserted {
        members.append(member)
      } else {
        problems.add("the key \(QuotedText.of(member.key)) is there twice", at: member.keyPlace)
      }
    }
    return members
  }

  private mutating func next(_ problems: inout FileProblems) -> YAMLMember? {
    skipSpaces()
    guard index < scalars.count else { return nil }
    let keyPlace = place
    let key = take { $0 != "=" && !Self.isSpace($0) }
    guard !key.isEmpty, index < scalars.count, scalars[index] == "=" else {
      problems.add("expected key=value after prompt, such as quality=high", at: keyPlace)
      return nil
    }
    index += 1
    let valuePlace = place
    let isQuoted = index < scalars.count && scalars[index] == "\""
    guard let value = isQuoted ? quoted() : take(while: { !Self.isSpace($0) }) else {
      problems.add("the quotation mark is not closed", at: valuePlace)
      return nil
    }
    if index < scalars.count, !Self.isSpace(scalars[index]) {
      problems.add("expected a space between two values", at: place)
      return nil
    }
    return YAMLMember(
      key: key, keyPlace: keyPlace, value: YAMLNode(content: .scalar(value, isPlain: false), place: valuePlace))
  }

  private mutating func quoted() -> String? {
    var value = String.UnicodeScalarView()
    index += 1
    while index < scalars.count, scalars[index] != "\"" {
      let isEscape =
        scalars[index] == "\\" && index + 1 < scalars.count
        && (scalars[index + 1] == "\"" || scalars[index + 1] == "\\")
      if isEscape { index += 1 }
      value.append(scalars[index])
      index += 1
    }
    guard index < scalars.count else { return nil }
    index += 1
    return String(value)
  }

  private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while index < scalars.count, isWanted(scalars[index]) {
      text.append(scalars[index])
      index += 1
    }
    return String(text)
  }

  private mutating func skipSpaces() {
    while index < scalars.count, Self.isSpace(scalars[index]) { index += 1 }
  }

  private var place: Place { Place(line: line, column: index + 1) }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
