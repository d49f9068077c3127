/// Puts the script that reloads a page into it, on its way to the browser; the built page stays as it is.
enum PageInjection {
  /// Where a `<head>` is looked for.
  private static let headBytes = 16_384
  private static let head = Array("<head".utf8)

  /// Right behind `<head>`, before anything in there can keep the script from running; at the end of a page without one.
  static func page(_ bytes: [UInt8], with tag: String) -> [UInt8] {
    var page = bytes
    page.insert(contentsOf: Array(tag.utf8), at: place(in: bytes) ?? bytes.count)
    return page
  }

  /// The offset behind the first `<head …>`.
  private static func place(in bytes: [UInt8]) -> Int? {
    let limit = min(bytes.count, headBytes)
    var index = 0
    while index + head.count < limit {
      if isHead(bytes, at: index), let end = bytes[index..<limit].firstIndex(of: UInt8(ascii: ">")) { return end + 1 }
      index += 1
    }
    return nil
  }

  private static func isHead(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] == head[0] else { return false }
    // In either case of letters, and not <header>.
    for offset in 1..<head.count where bytes[index + offset] | 0x20 != head[offset] { return false }
    return Array("> \t\r\n".utf8).contains(bytes[index + head.count])
  }
}
