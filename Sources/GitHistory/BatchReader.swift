/// Reads what `git cat-file --batch` prints: for each name that it was asked for a header, and the bytes.
struct BatchReader {
  enum Part {
    /// What was asked for next begins: its size in bytes, or nil where there is no such blob. Then it has ended, too.
    case begin(bytes: Int?)
    case bytes(ArraySlice<UInt8>)
    case end
  }

  private var header: [UInt8] = []
  /// Bytes of the content that are still to come, and the line end after it.
  private var remaining = 0

  mutating func add(_ chunk: [UInt8], _ body: (Part) -> Void) {
    var rest = chunk[...]
    while !rest.isEmpty {
      if remaining > 0 {
        let taken = rest.prefix(remaining)
        // The last byte is the line end.
        body(.bytes(taken.prefix(remaining - 1)))
        remaining -= taken.count
        rest = rest.dropFirst(taken.count)
        if remaining == 0 { body(.end) }
      } else {
        let line = rest.prefix { $0 != UInt8(ascii: "\n") }
        header += line
        rest = rest.dropFirst(line.count)
        guard !rest.isEmpty else { return }
        rest = rest.dropFirst()
        begin(body)
      }
    }
  }

  private mutating func begin(_ body: (Part) -> Void) {
    let words = String(decoding: header, as: UTF8.self).split(separator: " ")
    header = []
    guard words.count == 3, let size = Int(words[2]), size >= 0 else { return body(.begin(bytes: nil)) }
    body(.begin(bytes: size))
    remaining = size + 1
  }
}
