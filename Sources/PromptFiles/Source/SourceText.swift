import GalleryModel

/// The text of a file: valid UTF-8 without byte order mark and control characters, line ends as LF.
struct SourceText: Sendable {
  /// The most bytes that a file may have.
  static let sizeLimit = 1_048_576

  /// The file's path relative to the site.
  let file: String
  let bytes: [UInt8]
  /// Where each line begins in `bytes`; at least one.
  private let lineStarts: [Int]

  /// - Throws: one diagnostic for bytes that are not UTF-8, or for a control character.
  init(_ raw: [UInt8], file: String) throws(Diagnostics) {
    self.file = file
    (bytes, lineStarts) = Self.withUnixLineEnds(raw.starts(with: [0xEF, 0xBB, 0xBF]) ? raw[3...] : raw[...])
    if let (offset, sentence, help) = Self.firstFault(in: bytes) {
      let place = place(atByte: offset)
      throw Diagnostics(.error(sentence, file: file, line: place.line, column: place.column, help: help))
    }
  }

  var lineCount: Int { lineStarts.count }

  /// The bytes of a line without its end.
  /// - Parameter line: from 1 to ``lineCount``.
  func line(_ line: Int) -> ArraySlice<UInt8> {
    bytes[lineStarts[line - 1]..<(line < lineCount ? lineStarts[line] - 1 : bytes.count)]
  }

  /// The bytes of several lines with the ends between them.
  func lines(_ range: Range<Int>) -> ArraySlice<UInt8> {
    guard let last = range.last, range.lowerBound <= lineCount else { return [] }
    return bytes[lineStarts[range.lowerBound - 1]..<line(min(last, lineCount)).endIndex]
  }

  /// The lines from the first to the last of a range that are not blank; nil where all are.
  func filledLines(_ range: Range<Int>) -> Range<Int>? {
    let isFilled = { (number: Int) in !self.line(number).allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    guard let first = range.first(where: isFilled), let last = range.last(where: isFilled) else { return nil }
    return first..<last + 1
  }

  func text(_ range: Range<Int>) -> String { String(decoding: lines(range), as: UTF8.self) }

  /// The place of a byte.
  func place(atByte offset: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Place(line: low + 1, column: 1 + Self.scalarCount(bytes[lineStarts[low]..<min(offset, bytes.count)]))
  }

  /// The byte at a place; nil where there is none.
  func offset(of place: Place) -> Int? {
    guard (1...lineCount).contains(place.line) else { return nil }
    let line = line(place.line)
    var column = 0
    return line.indices.first { index in
      if line[index] & 0xC0 != 0x80 { column += 1 }
      return column == place.column
    }
  }

  /// The most scalars of a line that a diagnostic keeps; a terminal shows what stands around the place.
  static let excerptLimit = 4_000

  /// A line as a diagnostic shows it: shortened where it is very long, nil where the place would not be in it.
  func excerpt(of place: Place) -> String? {
    guard (1...lineCount).contains(place.line) else { return nil }
    // No more of the line than the shown scalars can need, and one to see whether there are more.
    let scalars = String(decoding: line(place.line).prefix((Self.excerptLimit + 1) * 4), as: UTF8.self).unicodeScalars
    let shown = String(scalars.prefix(Self.excerptLimit))
    if shown.unicodeScalars.count == scalars.count { return shown }
    return place.column <= Self.excerptLimit ? shown + "…" : nil
  }

  /// Scalars in valid UTF-8: every byte that continues none.
  static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
  }

  private static func withUnixLineEnds(_ raw: ArraySlice<UInt8>) -> ([UInt8], [Int]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var starts = [0]
    var afterReturn = false
    for byte in raw {
      let isReturn = byte == 0x0D
      if isReturn || byte == 0x0A {
        if isReturn || !afterReturn {
          bytes.append(0x0A)
          starts.append(bytes.count)
        }
      } else {
        bytes.append(byte)
      }
      afterReturn = isReturn
    }
    return (bytes, starts)
  }

  private typealias Fault = (offset: Int, sentence: String, help: String)

  private static func firstFault(in bytes: [UInt8]) -> Fault? {
    let control = bytes.firstIndex { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }
    let invalid = String(validating: bytes, as: UTF8.self) == nil ? firstInvalid(in: bytes) : nil
    if let invalid, control.map({ invalid < $0 }) ?? true {
      let byte = String(bytes[invalid], radix: 16, uppercase: true)
      return (invalid, "the byte 0x\(byte) is not valid UTF-8", "save the file as UTF-8")
    }
    guard let control else { return nil }
    let name = bytes[control] == 0 ? "a NUL character" : "the control character \(QuotedText.name(of: bytes[control]))"
    return (control, "the file has \(name)", "remove it; text files have none")
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
