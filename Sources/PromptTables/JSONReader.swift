import GalleryModel

/// Reads JSON (RFC 8259) strictly, and knows where every value began.
struct JSONReader {
  /// An object's member with the place of its value.
  struct Member {
    var key: String
    var keyOffset: Int
    var value: ContentValue
    var offset: Int
  }

  private let source: TableSource
  private let end: Int
  private(set) var index: Int

  /// - Parameter range: the bytes that are read.
  init(_ source: TableSource, in range: Range<Int>) {
    self.source = source
    index = range.lowerBound
    end = range.upperBound
  }

  /// Skips white space; whether nothing follows.
  mutating func isAtEnd() -> Bool {
    while index < end, [0x20, 0x09, 0x0A, 0x0D].contains(source.bytes[index]) { index += 1 }
    return index >= end
  }

  /// Takes one of the signs of JSON's grammar if it is next.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard !isAtEnd(), source.bytes[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  /// The members of an object of the table.
  mutating func members(level: Int) throws(Diagnostics) -> [Member] {
    guard take("{") else { throw failure("expected an object such as {\"prompt\": \"…\"}") }
    var members: [Member] = []
    var keys: Set<[UInt8]> = []
    if take("}") { return members }
    repeat {
      _ = isAtEnd()
      let keyOffset = index
      guard index < end, source.bytes[index] == 0x22 else { throw failure("expected a name in quotation marks") }
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else {
        throw failure("the name \"\(key.prefix(60))\" is there twice in an object", at: keyOffset)
      }
      guard take(":") else { throw failure("expected a colon after the name") }
      _ = isAtEnd()
      let offset = index
      members.append(Member(key: key, keyOffset: keyOffset, value: try value(level: level + 1), offset: offset))
    } while take(",")
    guard take("}") else { throw failure("expected a comma or } after a value") }
    return members
  }

  private mutating func value(level: Int) throws(Diagnostics) -> ContentValue {
    guard !isAtEnd() else { throw failure("expected a value") }
    guard level <= TableLimits.levels else { throw failure("nested deeper than \(TableLimits.levels) levels") }
    switch source.bytes[index] {
    case UInt8(ascii: "{"): return .map(try members(level: level).map { .init(key: $0.key, value: $0.value) })
    case UInt8(ascii: "["): return try list(level: level)
    case 0x22: return .string(try string())
    default: return try word()
    }
  }

  private mutating func list(level: Int) throws(Diagnostics) -> ContentValue {
    index += 1
    var items: [ContentValue] = []
    if take("]") { return .list(items) }
    repeat { items.append(try value(level: level + 1)) } while take(",")
    guard take("]") else { throw failure("expected a comma or ] after a value") }
    return .list(items)
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(Diagnostics) -> ContentValue {
    let start = index
    while index < end, Self.isWordByte(source.bytes[index]) { index += 1 }
    let text = String(decoding: source.bytes[start..<index], as: UTF8.self)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: break
    }
    guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/.asciiOnlyDigits()) != nil else {
      throw failure(
        "expected a value: a text in quotation marks, a number, true, false, null, a list or an object", at: start)
    }
    if let number = Int(text) { return .int(number) }
    // A number that has no exact place stays a text, as in prompt files.
    if !text.contains(where: { ".eE".contains($0) }) { return .string(text) }
    guard let number = Double(text), number.isFinite else { throw failure("the number is too large", at: start) }
    return .double(number)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 32) || (48...57).contains(byte) || [43, 45, 46].contains(byte)
  }

  private mutating func string() throws(Diagnostics) -> String {
    let start = index
    index += 1
    var bytes: [UInt8] = []
    while index < end {
      let byte = source.bytes[index]
      switch byte {
      case 0x22:
        index += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): bytes += try escape()
      case 0..<0x20:
        throw failure("a text in JSON has no line ends and control characters; write them as \\n", at: index)
      default:
        bytes.append(byte)
        index += 1
      }
    }
    throw failure("the quotation mark is not closed", at: start)
  }

  private mutating func escape() throws(Diagnostics) -> [UInt8] {
    let start = index
    index += 1
    guard index < end else { throw failure("the text ends in a backslash", at: start) }
    let letter = source.bytes[index]
    index += 1
    switch letter {
    case 0x22, UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicode(from: start)
    default: throw failure("no such escape in JSON", at: start)
    }
  }

  private mutating func unicode(from start: Int) throws(Diagnostics) -> [UInt8] {
    var code = try codeUnit(from: start)
    if (0xD800...0xDBFF).contains(code), index + 1 < end, source.bytes[index] == UInt8(ascii: "\\"),
      source.bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      let low = try codeUnit(from: start)
      guard (0xDC00...0xDFFF).contains(low) else { throw failure("half a character stands alone", at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure("half a character stands alone", at: start) }
    return Array(String(scalar).utf8)
  }

  private mutating func codeUnit(from start: Int) throws(Diagnostics) -> UInt32 {
    let digits = source.bytes[index..<min(index + 4, end)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits after \\u", at: start) }
    index += 4
    return code
  }

  func failure(_ message: String, at offset: Int? = nil) -> Diagnostics {
    Diagnostics(source.error(message, atByte: offset ?? min(index, end), help: nil))
  }
}

extension JSONReader {
  /// A JSON text by itself, such as one that stands in a cell.
  static func value(of text: String) throws(Diagnostics) -> ContentValue {
    let source = try TableSource(Array(text.utf8), file: "")
    var reader = JSONReader(source, in: 0..<source.bytes.count)
    let value = try reader.value(level: 1)
    guard reader.isAtEnd() else { throw reader.failure("more stands after it") }
    return value
  }
}
