import Foundation

/// Cuts a stream of bytes into lines.
struct ByteLines {
  /// No line that is looked for is longer.
  private static let lengthLimit = 1_048_576

  private var rest: [UInt8] = []

  /// Hands over the lines that are whole now, without their line ends. A line beyond the limit is cut short.
  mutating func add<Failure: Error>(
    _ chunk: [UInt8], _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    while let end = Self.lineEnd(in: chunk, from: start) {
      if rest.isEmpty {
        try body(chunk[start..<end])
      } else {
        keep(chunk[start..<end])
        let line = rest
        rest = []
        try body(line[...])
      }
      start = end + 1
    }
    keep(chunk[start...])
  }

  /// Hands over what follows the last line end.
  mutating func finish<Failure: Error>(_ body: (ArraySlice<UInt8>) throws(Failure) -> Void) throws(Failure) {
    guard !rest.isEmpty else { return }
    let line = rest
    rest = []
    try body(line[...])
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    rest += bytes.prefix(max(0, Self.lengthLimit - rest.count))
  }

  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard start < buffer.count, let base = buffer.baseAddress,
        let found = memchr(base + start, Int32(UInt8(ascii: "\n")), buffer.count - start)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }
}
