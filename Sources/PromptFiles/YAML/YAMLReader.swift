import GalleryModel

/// Makes values of a YAML text while it watches every event: anchors, aliases, tags, merge keys, repeated keys, a
/// second document and deep nesting are errors.
struct YAMLReader {
  enum Document {
    /// Nothing but comments and white space.
    case empty
    case node(YAMLNode)
    /// Cannot be read; the reason was reported.
    case unreadable
  }

  private let parser: YAMLEventParser
  private let text: ArraySlice<UInt8>
  private let firstLine: Int
  /// Where the lines begin, in Unicode scalars from the start of the text.
  private let lineStarts: [Int]

  private init(_ text: ArraySlice<UInt8>, firstLine: Int) {
    parser = YAMLEventParser(text)
    self.text = text
    self.firstLine = firstLine
    var starts = [0]
    var count = 0
    for byte in text where byte & 0xC0 != 0x80 {
      count += 1
      if byte == 0x0A { starts.append(count) }
    }
    lineStarts = starts
  }

  /// Reads some lines of a file.
  static func read(_ lines: Range<Int>, problems: inout FileProblems) -> Document {
    let reader = YAMLReader(problems.source.lines(lines), firstLine: lines.lowerBound)
    do throws(YAMLSyntaxError) {
      return try reader.document(&problems)
    } catch {
      problems.add(error.sentence, at: reader.place(error.position), help: error.help)
      return .unreadable
    }
  }

  private func document(_ problems: inout FileProblems) throws(YAMLSyntaxError) -> Document {
    _ = try parser.next()
    guard case .documentStart = try parser.next().kind else { return .empty }
    let node = try node(parser.next(), level: 1, &problems)
    _ = try parser.next()
    let next = try parser.next()
    if case .documentStart = next.kind {
      problems.add(YAMLSyntaxError.secondDocument, at: place(next.index))
    }
    return .node(node)
  }

  private func node(
    _ event: YAMLEvent, level: Int, _ problems: inout FileProblems
  ) throws(YAMLSyntaxError) -> YAMLNode {
    let place = place(event.index)
    if event.hasAnchor { refuse(.anchor, at: place, &problems) }
    if event.hasTag { refuse(.tag, at: place, &problems) }
    switch event.kind {
    case .scalar(let text, let isPlain):
      return YAMLNode(content: .scalar(text, isPlain: isPlain), place: place)
    case .listStart:
      try checkLevel(level, at: event.index)
      return YAMLNode(content: .list(try items(level: level, &problems)), place: place)
    case .mapStart:
      try checkLevel(level, at: event.index)
      return YAMLNode(content: .map(try members(level: level, &problems)), place: place)
    default:
      refuse(.alias, at: place, &problems)
      return YAMLNode(content: .refused, place: place)
    }
  }

  private func items(level: Int, _ problems: inout FileProblems) throws(YAMLSyntaxError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try parser.next()
      if case .collectionEnd = event.kind { return items }
      items.append(try node(event, level: level + 1, &problems))
    }
  }

  private func members(level: Int, _ problems: inout FileProblems) throws(YAMLSyntaxError) -> [YAMLMember] {
    var members: [YAMLMember] = []
    var keys: Set<String> = []
    while true {
      let event = try parser.next()
      if case .collectionEnd = event.kind { return members }
      let key = try node(event, level: level + 1, &problems)
      let value = try node(parser.next(), level: level + 1, &problems)
      switch key.content {
      case .scalar("<<", isPlain: true):
        problems.add("merge keys (<<) are not allowed", at: key.place, help: "write the keys out")
      case .scalar(let name, _):
        if keys.insert(name).inserted {
          members.append(YAMLMember(key: name, keyPlace: key.place, value: value))
        } else {
          problems.add("the key \(QuotedText.of(name)) is there twice", at: key.place, help: "keep one of the two")
        }
      case .list, .map:
        problems.add("a key is \(key.described); expected a text", at: key.place)
      case .refused: continue
      }
    }
  }

  private func checkLevel(_ level: Int, at index: Int) throws(YAMLSyntaxError) {
    guard level <= YAMLSyntaxError.levelLimit else {
      throw YAMLSyntaxError(position: .scalar(index), sentence: YAMLSyntaxError.tooDeep)
    }
  }

  private func refuse(_ refusal: YAMLRefusal, at place: Place, _ problems: inout FileProblems) {
    problems.add(refusal.sentence, at: place, help: refusal.help)
  }

  private func place(_ position: YAMLSyntaxError.Position) -> Place {
    switch position {
    case .scalar(let index): place(index)
    case .byte(let offset): place(SourceText.scalarCount(text.prefix(offset)))
    }
  }

  /// Lines are counted here and not taken from libyaml, which also ends them at U+0085, U+2028 and U+2029.
  private func place(_ index: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return Place(line: firstLine + low, column: index - lineStarts[low] + 1)
  }
}
