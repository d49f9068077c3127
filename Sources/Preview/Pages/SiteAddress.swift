import Foundation

/// The path of an address on the preview, and the file of the site that it stands for. Only the list of built files is
/// ever asked for it: there are no folders to climb out of.
struct SiteAddress: Hashable, Sendable {
  static let notFound = "404.html"

  /// The file's path, such as `products/espresso/index.html`.
  let file: String
  /// The page that is meant where the slash at the end was left out.
  let folderPage: String?

  /// - Parameter path: as the browser sends it, percent-encoded.
  /// - Returns: nil for what is no address of a file: not UTF-8, or with empty parts.
  init?(_ path: String) {
    guard path.hasPrefix("/"), let decoded = path.removingPercentEncoding else { return nil }
    let relative = String(decoded.unicodeScalars.dropFirst())
    guard !relative.utf8.contains(0), !relative.hasPrefix("/"), !relative.contains("//") else { return nil }
    if relative.isEmpty || relative.hasSuffix("/") {
      file = relative + "index.html"
      folderPage = nil
    } else {
      file = relative
      folderPage = relative + "/index.html"
    }
  }

  /// A file's path as an address.
  static func address(of path: String) -> String {
    "/" + path.utf8.map { isPlain($0) ? String(UnicodeScalar($0)) : encoded($0) }.joined()
  }

  private static func encoded(_ byte: UInt8) -> String {
    "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
