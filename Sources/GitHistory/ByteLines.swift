import Foundation

/// Cuts a stream of bytes into lines.
struct ByteLines {
  /// No line that is looked for is longer.
  private static let lengthLimit = 1_048_576
  private static let lineEnd = Int32(UInt8(ascii: "\n"))

  private var rest: [UInt8] = []

  /// Hands over the lines that are whole now, without their line ends. A line beyond the limit is cut short.
  mutating func add(_ bytes: ArraySlice<UInt8>, _ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { buffer in
      var buffer = buffer
      while let start = buffer.baseAddress, let end = memchr(start, Self.lineEnd, buffer.count) {
        let count = start.distance(to: UnsafeRawPointer(end))
        let line = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        if rest.isEmpty {
          body(line)
        } else {
          keep(line)
          finish(body)
        }
        buffer = UnsafeRawBufferPointer(rebasing: buffer[(count + 1)...])
      }
      keep(buffer)
    }
  }

  /// Hands over what follows the last line end.
  mutating func finish(_ body: (UnsafeRawBufferPointer) -> Void) {
    guard !rest.isEmpty else { return }
    rest.withUnsafeBytes(body)
    rest.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    rest.append(contentsOf: bytes.prefix(max(0, Self.lengthLimit - rest.count)))
  }
}
