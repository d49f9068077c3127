import GalleryModel

/// Reads CSV as RFC 4180 has it, byte by byte: a quotation mark with a combining mark after it is one still, and every
/// cell keeps its place. Cells may have line ends in quotes; CR, LF and CRLF end a row.
struct CSVReader {
  struct Field {
    var text: String
    /// Where it begins in the source; at the quotation mark where it has one.
    var offset: Int
    var isQuoted: Bool
  }

  private static let quote: UInt8 = 0x22

  private let source: TableSource
  private let delimiter: UInt8
  private var index: Int

  /// - Parameter delimiter: what stands between cells.
  init(_ source: TableSource, delimiter: UInt8) {
    self.source = source
    self.delimiter = delimiter
    index = source.start
  }

  /// The next row that is not blank; nil at the end.
  /// - Throws: one diagnostic for what is no CSV: nobody can tell where the next row begins.
  mutating func next() throws(Diagnostics) -> [Field]? {
    while index < source.bytes.count {
      let row = try row()
      if row.contains(where: { $0.isQuoted || !$0.text.allSatisfy(\.isWhitespace) }) { return row }
    }
    return nil
  }

  private mutating func row() throws(Diagnostics) -> [Field] {
    var fields: [Field] = []
    while true {
      let field = try field()
      if fields.count >= TableLimits.columns {
        throw Diagnostics(
          source.error("a row may have at most \(TableLimits.columns) cells", atByte: field.offset))
      }
      fields.append(field)
      guard index < source.bytes.count else { return fields }
      let byte = source.bytes[index]
      index += 1
      if byte == delimiter { continue }
      if byte == 0x0D, index < source.bytes.count, source.bytes[index] == 0x0A { index += 1 }
      return fields
    }
  }

  /// Reads up to what ends the field, which is left.
  private mutating func field() throws(Diagnostics) -> Field {
    let start = index
    if index < source.bytes.count, source.bytes[index] == Self.quote { return try quoted(from: start) }
    while index < source.bytes.count, !isEnd(source.bytes[index]) {
      if source.bytes[index] == Self.quote {
        throw Diagnostics(
          source.error(
            "a quotation mark stands in a cell that does not begin with one", atByte: index,
            help: "put the whole cell in quotation marks, and write each one inside it twice"))
      }
      index += 1
    }
    return Field(text: text(source.bytes[start..<index]), offset: start, isQuoted: false)
  }

  private mutating func quoted(from start: Int) throws(Diagnostics) -> Field {
    var bytes: [UInt8] = []
    index += 1
    while index < source.bytes.count {
      let byte = source.bytes[index]
      index += 1
      guard byte == Self.quote else {
        bytes.append(byte)
        continue
      }
      if index < source.bytes.count, source.bytes[index] == Self.quote {
        bytes.append(byte)
        index += 1
      } else if index == source.bytes.count || isEnd(source.bytes[index]) {
        return Field(text: text(bytes[...]), offset: start, isQuoted: true)
      } else {
        throw Diagnostics(
          source.error(
            "more stands in the cell after its closing quotation mark", atByte: index,
            help: "write a quotation mark inside a cell twice"))
      }
    }
    throw Diagnostics(
      source.error(
        "the quotation mark is not closed", atByte: start, help: "write a quotation mark inside a cell twice"))
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
