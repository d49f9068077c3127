import GalleryModel
import PromptFiles

/// The text of a table: UTF-8, and where its lines begin.
struct TableSource {
  /// As messages name it.
  let file: String
  let bytes: [UInt8]
  /// Where the text begins: after a byte order mark.
  let start: Int
  /// Where each line begins; at least one. CR, LF and CRLF end a line.
  private let lineStarts: [Int]
  /// Scalars before every 1,024th byte, since a table may be one long line.
  private let scalarsBefore: [Int]
  private static let step = 1_024

  /// - Throws: one diagnostic for what is no UTF-8 text, or too large.
  init(_ bytes: [UInt8], file: String) throws(Diagnostics) {
    self.file = file
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.count <= TableLimits.bytes else {
      throw Diagnostics(.error("the table is larger than \(TableLimits.bytes / 1_048_576) MiB", file: file))
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Diagnostics(
        .error("the table is UTF-16 text", file: file, line: 1, column: 1, help: "save it as UTF-8, such as CSV UTF-8"))
    }
    var starts = [start]
    for index in bytes.indices {
      let isEnd = bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if isEnd { starts.append(index + 1) }
    }
    lineStarts = starts
    scalarsBefore = Self.scalarCounts(in: bytes)
    if let offset = Self.firstInvalid(in: bytes) {
      let byte = String(bytes[offset], radix: 16, uppercase: true)
      let place = place(atByte: offset)
      throw Diagnostics(
        .error(
          "the byte 0x\(byte) is not valid UTF-8", file: file, line: place.line, column: place.column,
          help: "save the table as UTF-8"))
    }
  }

  var isBlank: Bool {
    bytes[start...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// The place of a byte.
  func place(atByte offset: Int) -> SourcePlace {
    let line = lineIndex(ofByte: offset)
    let column = 1 + scalars(before: max(offset, lineStarts[line])) - scalars(before: lineStarts[line])
    return SourcePlace(line: line + 1, column: column)
  }

  func error(_ message: String, atByte offset: Int, help: String? = nil) -> Diagnostic {
    error(message, at: place(atByte: offset), help: help)
  }

  func error(_ message: String, at place: SourcePlace, help: String? = nil) -> Diagnostic {
    .error(
      message, file: file, line: place.line, column: place.column,
      excerpt: ShownText.excerpt(of: line(place.line), column: place.column), help: help)
  }

  /// The bytes of a line without its end; from 1.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(number - 1) else { return [] }
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    var line = bytes[lineStarts[number - 1]..<end]
    while line.last == 0x0A || line.last == 0x0D { line.removeLast() }
    return line
  }

  /// Where the lines begin and end, without their ends.
  var lineRanges: [Range<Int>] {
    (1...lineStarts.count).map { number in
      let line = line(number)
      return line.startIndex..<line.endIndex
    }
  }

  private func scalars(before offset: Int) -> Int {
    let offset = min(offset, bytes.count)
    let known = offset / Self.step
    return bytes[known * Self.step..<offset].reduce(into: scalarsBefore[known]) { count, byte in
      if byte & 0xC0 != 0x80 { count += 1 }
    }
  }

  private static func scalarCounts(in bytes: [UInt8]) -> [Int] {
    var counts = [0]
    var count = 0
    for index in bytes.indices {
      if bytes[index] & 0xC0 != 0x80 { count += 1 }
      if (index + 1) % step == 0 { counts.append(count) }
    }
    return counts
  }

  private func lineIndex(ofByte offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
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
