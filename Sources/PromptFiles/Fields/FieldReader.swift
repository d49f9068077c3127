import GalleryModel

/// Reads the values of keys as the types that they should have, and reports those that have not.
struct FieldReader {
  var problems: FileProblems

  /// A text as it was written: `2024` and `yes` are texts too.
  /// - Parameters:
  ///   - allowsEmpty: whether `""` is a value.
  ///   - isBlock: whether it is shown as a block of its own, where marks of direction turn nothing around it.
  mutating func text(
    _ member: YAMLMember, expected: String = "a text", allowsEmpty: Bool = false, isBlock: Bool = false
  ) -> Located<String>? {
    guard case .scalar(let text, _) = member.value.content, !member.value.isNull else {
      return refuse(member, expected: expected)
    }
    let trimmed = text.trimmingWhiteSpace
    guard allowsEmpty || !trimmed.isEmpty else { return refuse(member, expected: expected) }
    guard isFreeOfControls(trimmed, member.key, isBlock: isBlock, at: member.value.place) else { return nil }
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

  /// A list of texts, or one text alone: those that are texts, and whether all were.
  mutating func texts(_ member: YAMLMember) -> (texts: [Located<String>], isComplete: Bool) {
    guard case .list(let items) = member.value.content else {
      let text = text(member, expected: "a list of texts")
      return (text.map { [$0] } ?? [], text != nil)
    }
    var texts: [Located<String>] = []
    for (index, item) in items.enumerated() {
      let entry = YAMLMember(key: "\(member.key)[\(index)]", keyPlace: item.place, value: item)
      if let text = text(entry) { texts.append(text) }
    }
    return (texts, texts.count == items.count)
  }

  mutating func webAddress(_ member: YAMLMember) -> Located<String>? {
    let expected = "an http or https URL"
    guard let text = text(member, expected: expected) else { return nil }
    guard !WebAddress.hasUserInfo(text.value) else {
      refuseUserInfo(in: member.key, at: text.place)
      return nil
    }
    guard WebAddress.isURL(text.value) else { return refuse(member, expected: expected) }
    return text
  }

  /// Reports a URL with a user name or password in it, without showing it.
  mutating func refuseUserInfo(in key: String, at place: Place) {
    problems.add(
      "\(key) has a URL with a user name or password in it, which would be given away", at: place,
      help: "use a URL without user@ before the host")
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
    // The nearest slug is nearly the text itself.
    if case .scalar(let text, _) = member.value.content, SecretWords.mayBeShown(text),
      let near = NearestName.of(text, in: names)
    {
      help = "did you mean \(near)?"
    }
    problems.add(
      "\(member.key) is \(member.value.described); expected \(expected)", at: member.value.place, help: help)
    return nil
  }

  /// Escapes in YAML texts can make characters that a file itself may not have.
  private mutating func isFreeOfControls(_ text: String, _ key: String, isBlock: Bool, at place: Place) -> Bool {
    let control = text.unicodeScalars.first {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" || !isBlock && $0.turnsDirection
    }
    guard let control else { return true }
    let name = QuotedText.name(of: control.value)
    if control.turnsDirection {
      problems.add(
        "\(key) has the character \(name), which turns the direction of what follows", at: place, help: "remove it")
    } else {
      problems.add("\(key) has the control character \(name)", at: place)
    }
    return false
  }
}
