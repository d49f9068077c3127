/// Tells at a glance that something is no picture. What is one is for a decoder to say.
enum PictureSigns {
  /// Whether a content type names a page or a message; pictures also come as `application/octet-stream` or unnamed.
  static func isOtherContent(type: String?) -> Bool {
    guard let type else { return false }
    let name = type.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    if name.hasPrefix("text/") { return true }
    return ["application/json", "application/xml", "application/xhtml+xml", "application/problem+json"].contains(name)
  }

  /// Whether content begins like HTML, XML or JSON. No format of pictures that is asked for begins so.
  static func isMarkup(start: some Collection<UInt8>) -> Bool {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = start.starts(with: byteOrderMark) ? start.dropFirst(3) : start.dropFirst(0)
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "<") || first == UInt8(ascii: "{")
  }
}
