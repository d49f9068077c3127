/// Reads what `git diff-tree -p -U0` prints: the lines that were added or removed, and in which commit.
struct DiffReader {
  /// The commit that is being read, as git names it.
  private(set) var commit = ""
  /// Lines that the present hunk still has.
  private var removed = 0
  private var added = 0

  /// The text of a changed line; nil for everything that git says around it.
  mutating func content(of line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard let first = line.first else { return nil }
    guard removed > 0 || added > 0 else {
      readHeader(line, first: first)
      return nil
    }
    switch first {
    case UInt8(ascii: "-"): removed -= 1
    case UInt8(ascii: "+"): added -= 1
    default: return nil  // "\ No newline at end of file"
    }
    return UnsafeRawBufferPointer(rebasing: line.dropFirst())
  }

  private mutating func readHeader(_ line: UnsafeRawBufferPointer, first: UInt8) {
    if first == UInt8(ascii: "@") {
      // @@ -12,3 +15 @@: a count of one is left out.
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
      guard parts.count >= 3 else { return }
      removed = Self.count(in: parts[1])
      added = Self.count(in: parts[2])
    } else if line.count == 40 || line.count == 64, !line.contains(UInt8(ascii: " ")) {
      commit = String(decoding: line, as: UTF8.self)
    }
  }

  private static func count(in range: Slice<UnsafeRawBufferPointer>) -> Int {
    let parts = range.split(separator: UInt8(ascii: ","))
    return parts.count < 2 ? 1 : Int(String(decoding: parts[1], as: UTF8.self)) ?? 0
  }
}
