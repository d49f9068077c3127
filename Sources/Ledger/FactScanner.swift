import GalleryModel

/// Finds facts in bytes that are no text: each is a JSON object of texts and numbers that begins with its key `k`.
enum FactScanner {
  private static let beginning = Array(#"{"k":""#.utf8)
  /// No fact is as long as this.
  private static let longest = 16_384

  static func lines(in bytes: [UInt8]) -> Set<FactLine> {
    var lines: Set<FactLine> = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + beginning.count <= bytes.count {
        guard bytes[index] == beginning[0], bytes[index..<index + beginning.count].elementsEqual(beginning) else {
          index += 1
          continue
        }
        guard let end = end(of: bytes, from: index), let line = line(in: bytes[index..<end]) else {
          index += 1
          continue
        }
        lines.insert(line)
        index = end
      }
    }
    return lines
  }

  /// Where the object that begins at `start` ends; nil where it does not.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var isInText = false
    var isEscaped = false
    for index in start..<min(bytes.count, start + longest) {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
      } else if isInText {
        if byte == UInt8(ascii: "\\") { isEscaped = true }
        if byte == UInt8(ascii: "\"") { isInText = false }
      } else if byte == UInt8(ascii: "\"") {
        isInText = true
      } else if byte == UInt8(ascii: "}") {
        return index + 1
      }
    }
    return nil
  }

  private static func line(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> FactLine? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    do throws(FactLineError) {
      return try FactLine(text)
    } catch {
      return nil  // bytes that only look like one
    }
  }
}
