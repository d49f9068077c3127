import GalleryModel

/// Reads the values of keys as the types that they should have, and reports those that have not.
struct FieldReader {
  var problems: FileProblems

  /// A text as it was written: `2024` and `yes` are texts too.
  /// - Parameter allowsEmpty: whether `""` is a value.
  mutating func text(_ member: YAMLMember, expected: String = "a text", allowsEmpty: Bool = false) -> Located<String>? {
    guard case .scalar(let text, _) = member.value.content, !member.value.isNull else {
      return refuse(member, expected: expected)
    }
    let trimmed = text.trimmingWhiteSpace
    guard allowsEmpty || !trimmed.isEmpty else { return refuse(member, expected: expected) }
    guard isFreeOfControls(trimmed, member.key, at: member.value.place) else { return nil }
    return Located(value: trimmed, place: member.value.place)
  }

  /// A text in one line; line ends inside become spaces.
  mutating func line(_ member: YAMLMember) -> Located<String>? {
    text(member).map { text in
      Located(value: text.value.split(whereSeparator: \.isNewline).joined(separator: " "), place: text.place)
    }
  }

  /// One of the names that an enumeration knows.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ member: YAMLMember, as type: Choice.Type = Choice.self
  ) -> Located<Choice>? where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    guard case .scalar(let text, _) = member.value.content, let choice = Choice(rawValue: text) else {
      return refuse(member, expected: QuotedText.choice(names), near: names)
    }
    return Located(value: choice, place: member.value.place)
  }

  mutating func integer(_ member: YAMLMember, in range: ClosedRange<Int>, expected: String) -> Int? {
    guard case .scalar(let text, _) = member.value.content, let number = Int(text), range.contains(number) else {
      return refuse(member, expected: expected)
    }
    return number
  }

  /// A number greater than 0, whole or not.
  mutating func positiveNumber(_ member: YAMLMember, expected: String) -> Double? {
    guard case .scalar(let text, _) = member.value.content, text.isDecimalNumber, let number = Double(text),
      number > 0, number <= 1_000_000_000
    else { return refuse(member, expected: expected) }
    return number
  }

  mutating func flag(_ member: YAMLMember) -> Bool? {
    guard case .scalar(let text, isPlain: true) = member.value.content, text == "true" || text == "false" else {
      return refuse(member, expected: "true or false")
    }
    return text == "true"
  }

  mutating func date(_ member: YAMLMember) -> ContentDate? {
    guard case .scalar(let text, _) = member.value.content, let date = DateText.date(text) else {
      return refuse(member, expected: "a real day such as 2026-06-06, or a time such as 2026-06-06T12:00:00Z")
    }
    return date
  }

  /// A list of texts, or one text alone.
  mutating func texts(_ member: YAMLMember) -> [Located<String>]? {
    guard case .list(let items) = member.value.content else {
      return text(member, expected: "a list of texts").map { [$0] }
    }
    var isComplete = true
    var texts: [Located<String>] = []
    for (index, item) in items.enumerated() {
      let name = "\(member.key)[\(index)]"
      let entry = YAMLMember(key: name, keyPlace: item.place, value: item)
      if let text = text(entry) { texts.append(text) } else { isComplete = false }
    }
    return isComplete ? texts : nil
  }

  mutating func webAddress(_ member: YAMLMember) -> Located<String>? {
    let expected = "an http or https URL"
    guard let text = text(member, expected: expected) else { return nil }
    guard WebAddress.isURL(text.value) else { return refuse(member, expected: expected) }
    return text
  }

  /// The members of a map.
  mutating func members(_ member: YAMLMember) -> [YAMLMember]? {
    guard case .map(let members) = member.value.content else {
      return refuse(member, expected: "keys and values")
    }
    return members
  }

  /// Reports that a value is not what was expected.
  /// - Returns: nil, for the caller to return.
  mutating func refuse<Value>(_ member: YAMLMember, expected: String, near names: [String] = []) -> Value? {
    if case .refused = member.value.content { return nil }
    var help: String?
    if case .scalar(let text, _) = member.value.content, let near = NearestName.of(text, in: names) {
      help = "did you mean \(near)?"
    }
    problems.add(
      "\(member.key) is \(member.value.described); expected \(expected)", at: member.value.place, help: help)
    return nil
  }

  /// Escapes in YAML texts can make characters that a file itself may not have.
  private mutating func isFreeOfControls(_ text: String, _ key: String, at place: Place) -> Bool {
    let control = text.unicodeScalars.first {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
    }
    guard let control else { return true }
    problems.add("\(key) has the control character \(QuotedText.name(of: control.value))", at: place)
    return false
  }
}
