/// Reads what `git cat-file --batch` prints: for each name that it was asked for a header, and the bytes.
struct BatchReader {
  /// Something that was read whole.
  struct Blob {
    /// Which of the names it was asked for, from 0.
    var index: Int
    /// Nil where there is no such blob, or it has more bytes than the limit.
    var bytes: [UInt8]?
  }

  let limit: Int
  private var index = 0
  private var header: [UInt8] = []
  private var bytes: [UInt8]?
  /// Bytes of the content that are still to come, and the line end after it.
  private var remaining = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ chunk: [UInt8], _ body: (Blob) -> Void) {
    var rest = chunk[...]
    while !rest.isEmpty {
      if remaining > 0 {
        let taken = rest.prefix(remaining)
        // The last byte is the line end.
        bytes?.append(contentsOf: taken.prefix(remaining - 1))
        remaining -= taken.count
        rest = rest.dropFirst(taken.count)
        if remaining == 0 { finish(body) }
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

  private mutating func begin(_ body: (Blob) -> Void) {
    let words = String(decoding: header, as: UTF8.self).split(separator: " ")
    header = []
    guard words.count == 3, let size = Int(words[2]), size >= 0 else { return finish(body) }
    if words[1] == "blob", size <= limit {
      var reserved: [UInt8] = []
      reserved.reserveCapacity(size)
      bytes = reserved
    }
    remaining = size + 1
  }

  private mutating func finish(_ body: (Blob) -> Void) {
    let blob = Blob(index: index, bytes: bytes)
    index += 1
    bytes = nil
    body(blob)
  }
}
