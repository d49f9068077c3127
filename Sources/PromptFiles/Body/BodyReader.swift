import GalleryModel

/// Splits what stands below the front matter into notes and prompts.
struct BodyReader {
  private var problems: FileProblems
  private var body = FileBody()
  /// The first line of the notes that are being collected.
  private var notesStart: Int
  private var isBeyondLimit = false

  private var source: SourceText { problems.source }

  /// Reads a body.
  /// - Parameter start: its first line.
  static func read(from start: Int, problems: inout FileProblems) -> FileBody {
    var reader = BodyReader(problems: problems, notesStart: start)
    reader.readFences(from: start)
    if reader.body.blocks.isEmpty {
      reader.takeWhole(from: start)
    } else {
      reader.endNotes(before: reader.source.lineCount + 1)
    }
    problems = reader.problems
    return reader.body
  }

  private init(problems: FileProblems, notesStart: Int) {
    self.problems = problems
    self.notesStart = notesStart
  }

  private mutating func readFences(from start: Int) {
    var number = start
    while number <= source.lineCount {
      let line = source.line(number)
      if let fence = Fence(line) {
        let close = (number + 1..<max(source.lineCount + 1, number + 1)).first { fence.isClosed(by: source.line($0)) }
        if fence.opensPrompt(line) {
          takeBlock(at: number, fence: fence, close: close)
        } else if let word = fence.misspeltPrompt(line) {
          problems.add(
            "the block begins with \(QuotedText.of(word)); did you mean \"prompt\"?",
            at: Place(line: number, column: fence.infoColumn(line)), help: "other blocks are notes")
        }
        number = (close ?? source.lineCount) + 1
      } else if Self.opensComment(line) {
        number = endOfComment(from: number) + 1
      } else {
        number += 1
      }
    }
  }

  /// A comment hides a prompt block as it hides everything else (CommonMark 0.31, section 4.6).
  private static func opensComment(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 }
    return line.count - text.count <= 3 && text.starts(with: "<!--".utf8)
  }

  private func endOfComment(from start: Int) -> Int {
    let end = Array("-->".utf8)
    let closing = (start...source.lineCount).first { number in
      let line = source.line(number)
      return line.indices.contains { line[$0] == 0x2D && line[$0...].starts(with: end) }
    }
    return closing ?? source.lineCount
  }

  private mutating func takeBlock(at number: Int, fence: Fence, close: Int?) {
    guard body.blocks.count < PictureExpander.limit else {
      if !isBeyondLimit {
        problems.add("a file may ask for at most \(PictureExpander.limit) pictures", at: Place(line: number, column: 1))
      }
      isBeyondLimit = true
      return
    }
    endNotes(before: number)
    let fencePlace = Place(line: number, column: fence.indentation + 1)
    if close == nil {
      problems.add("the prompt block is not closed", at: fencePlace, help: "close it with a fence like its first line")
    }
    let content = number + 1..<(close ?? source.lineCount + 1)
    var block = PromptBlock(prompt: prompt(content) { fence.content($0) }, place: start(of: content) ?? fencePlace)
    readInfo(of: number, fence: fence, into: &block)
    if close != nil { refuseIfEmpty(block) }
    body.segments.append(.prompt(body.blocks.count))
    body.blocks.append(block)
    notesStart = content.upperBound + 1
  }

  private mutating func readInfo(of number: Int, fence: Fence, into block: inout PromptBlock) {
    let members = InfoString.members(of: source.line(number), number: number, fence: fence, problems: &problems)
    var reader = FieldReader(problems: problems)
    for member in members where !block.fields.take(member, with: &reader) {
      switch member.key {
      case "id": block.id = reader.slug(member)
      case "alt":
        block.alt = reader.text(member, allowsEmpty: true).map { TextTemplate($0, problems: &reader.problems) }
      case "takes": block.takes = reader.takes(member)
      default: reader.refuseKey(member, known: RequestFields.keys + ["id", "alt", "takes"])
      }
    }
    problems = reader.problems
  }

  private mutating func takeWhole(from start: Int) {
    let content = start..<max(source.lineCount + 1, start)
    let place = self.start(of: content) ?? Place(line: min(start, source.lineCount), column: 1)
    let block = PromptBlock(prompt: prompt(content) { $0 }, place: place)
    refuseIfEmpty(block)
    body = FileBody(segments: [.prompt(0)], blocks: [block])
  }

  private mutating func refuseIfEmpty(_ block: PromptBlock) {
    guard block.prompt.placeholders.isEmpty,
      (block.prompt.filled { _ in nil } ?? "").trimmingWhiteSpace.isEmpty
    else { return }
    problems.add("the prompt is empty", at: block.place, help: "write what the picture should show")
  }

  private mutating func prompt(_ lines: Range<Int>, content: (ArraySlice<UInt8>) -> ArraySlice<UInt8>) -> TextTemplate {
    var prompt = TextTemplate()
    for number in lines {
      prompt.append(content(source.line(number)), problems: &problems)
      prompt.endLine()
    }
    prompt.finish()
    return prompt
  }

  /// Where the text of some lines begins.
  private func start(of lines: Range<Int>) -> Place? {
    for number in lines {
      let line = source.line(number)
      if let first = line.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) { return source.place(atByte: first) }
    }
    return nil
  }

  private mutating func endNotes(before end: Int) {
    let upperBound = min(end, source.lineCount + 1)
    guard notesStart < upperBound, let lines = source.filledLines(notesStart..<upperBound) else { return }
    let notes = source.text(lines)
    if let fault = NoteLimits.fault(in: notes) {
      problems.add(fault, at: Place(line: lines.lowerBound, column: 1))
    }
    body.segments.append(.markdown(notes))
  }
}
