/// Numbers with their words.
enum Counted {
  static func pictures(_ count: Int) -> String { count == 1 ? "1 picture" : "\(count) pictures" }
  static func credits(_ count: Int) -> String { count == 1 ? "1 credit" : "\(count) credits" }
  static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }
  static func attempts(_ count: Int) -> String { count == 1 ? "1 attempt" : "\(count) attempts" }

  /// A size with at most one decimal; units are powers of 1,000.
  static func size(_ bytes: Int) -> String {
    guard bytes >= 1_000 else { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    var tenths = bytes / 100
    for unit in ["kB", "MB", "GB"] {
      if tenths < 10_000 || unit == "GB" { return "\(tenths / 10).\(tenths % 10) \(unit)" }
      tenths /= 1_000
    }
    return "\(bytes) bytes"
  }
}
