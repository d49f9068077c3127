import Foundation
import GalleryModel

/// A prompt or an alternative text with its placeholders: `{{finish}}`. `\{{` is a literal `{{`.
struct TextTemplate: Sendable {
  enum Piece: Sendable {
    case text(String)
    case variable(Placeholder)
  }

  /// A name between `{{` and `}}`.
  struct Placeholder: Sendable {
    /// In NFC, without white space at its ends.
    var name: String
    /// Where it stands: in bytes from the start of the file, or in a key's value the number of its `{{`.
    fileprivate var mark: Int
  }

  /// The most placeholders that a text may have.
  static let placeholderLimit = 1_000
  /// More UTF-8 bytes than any prompt may have, so that nothing larger is ever put together.
  private static let longest = 4_194_304

  private(set) var pieces: [Piece] = []
  private(set) var placeholders: [Placeholder] = []
  /// Where the value of a key begins; nil for a text that stands in the file as it is.
  private var valuePlace: Place?
  private var text: [UInt8] = []
  private var braces = 0
  private var isBeyondLimit = false

  /// A text that stands in the file as it is.
  init() {}

  /// Reads the value of a key.
  init(_ value: Located<String>, problems: inout FileProblems) {
    valuePlace = value.place
    for line in Array(value.value.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      append(line, problems: &problems)
      endLine()
    }
    if !text.isEmpty { text.removeLast() }
    finish()
  }

  /// Takes a line: in a text that stands in the file as it is, a slice of the file's bytes.
  mutating func append(_ line: ArraySlice<UInt8>, problems: inout FileProblems) {
    guard line.contains(Self.openBrace) else {
      text += line
      return
    }
    var index = line.startIndex
    while index < line.endIndex {
      let isEscape = line[index] == Self.backslash && Self.isPair(Self.openBrace, line, at: index + 1)
      if isEscape {
        text += [Self.openBrace, Self.openBrace]
        braces += 1
        index += 3
      } else if Self.isPair(Self.openBrace, line, at: index) {
        index = takePlaceholder(in: line, at: index, &problems)
        braces += 1
      } else {
        text.append(line[index])
        index += 1
      }
    }
  }

  mutating func endLine() { text.append(0x0A) }

  /// Ends the text.
  mutating func finish() {
    if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
    text = []
  }

  /// - Returns: where the text goes on.
  private mutating func takePlaceholder(
    in line: ArraySlice<UInt8>, at start: Int, _ problems: inout FileProblems
  ) -> Int {
    var end = start + 2
    let isBrace = { Self.isPair(Self.openBrace, line, at: $0) || Self.isPair(Self.closeBrace, line, at: $0) }
    while end < line.endIndex, !isBrace(end) { end += 1 }
    let mark = valuePlace == nil ? start : braces
    let isClosed = Self.isPair(Self.closeBrace, line, at: end)
    let name = String(decoding: isClosed ? line[start + 2..<end] : [], as: UTF8.self).trimmingWhiteSpace
    let placeholder = Placeholder(name: name.precomposedStringWithCanonicalMapping, mark: mark)
    guard isClosed else {
      if !problems.isFull {
        let place = place(of: placeholder, in: problems.source)
        problems.add("{{ is not closed by }} in its line", at: place, help: Self.literal)
      }
      return start + 2
    }
    guard placeholders.count < Self.placeholderLimit else {
      if !isBeyondLimit {
        let place = place(of: placeholder, in: problems.source)
        problems.add("a text may have at most \(Self.placeholderLimit) placeholders", at: place)
      }
      isBeyondLimit = true
      return end + 2
    }
    finish()
    pieces.append(.variable(placeholder))
    placeholders.append(placeholder)
    return end + 2
  }

  /// How to write what is no placeholder.
  static let literal = "write \\{{ for a literal {{"

  /// The place of a placeholder's `{{`.
  func place(of placeholder: Placeholder, in source: SourceText) -> Place {
    guard let valuePlace else { return source.place(atByte: placeholder.mark) }
    return Self.place(ofPair: placeholder.mark, after: valuePlace, in: source) ?? valuePlace
  }

  /// Where the `{{` with a number, from 0, stands after a place.
  private static func place(ofPair number: Int, after start: Place, in source: SourceText) -> Place? {
    guard var index = source.offset(of: start) else { return nil }
    let bytes = source.bytes[...]
    var count = 0
    while index + 1 < bytes.endIndex {
      let isPair = isPair(openBrace, bytes, at: index)
      if isPair, count == number { return source.place(atByte: index) }
      count += isPair ? 1 : 0
      index += isPair ? 2 : 1
    }
    return nil
  }

  /// The text with values in the places of the placeholders; values are not looked through for others. Nil where it
  /// would be far too long for any prompt.
  func filled(with value: (String) -> String?) -> String? {
    if pieces.count == 1, case .text(let text)? = pieces.first { return text }
    let parts = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .variable(let placeholder): value(placeholder.name) ?? ""
      }
    }
    var size = 0
    for part in parts {
      size += part.utf8.count
      if size > Self.longest { return nil }
    }
    return parts.joined()
  }

  private static let openBrace = UInt8(ascii: "{")
  private static let closeBrace = UInt8(ascii: "}")
  private static let backslash = UInt8(ascii: "\\")

  private static func isPair(_ brace: UInt8, _ line: ArraySlice<UInt8>, at index: Int) -> Bool {
    index >= line.startIndex && index + 1 < line.endIndex && line[index] == brace && line[index + 1] == brace
  }
}
