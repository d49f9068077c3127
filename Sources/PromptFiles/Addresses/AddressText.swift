import GalleryModel

/// Rules for addresses below the site's root.
enum AddressText {
  /// First parts of addresses that the site itself uses.
  static let reserved: Set<String> = [
    "tags", "models", "costs", "page", "assets", "images", "renditions", "references", "search",
  ]
  /// Files that the site itself has at its root.
  static let reservedFiles: Set<String> = ["index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt"]

  /// An alias without `/` at its ends; nil where it is none or leads out of the site.
  static func cleaned(_ alias: String) -> String? {
    guard !WebAddress.hasScheme(alias), !alias.hasPrefix("//"),
      alias.unicodeScalars.allSatisfy({
        !$0.properties.isWhitespace && $0.properties.generalCategory != .control
          && !"?#\\<>\"%".unicodeScalars.contains($0)
      })
    else { return nil }
    let parts = alias.split(separator: "/", omittingEmptySubsequences: false)
    // A combining mark after a slash would hide it here, but not from a file system.
    guard parts.count == 1 + alias.utf8.count(where: { $0 == UInt8(ascii: "/") }) else { return nil }
    let inner = parts.drop(while: \.isEmpty)
    let trimmed = inner.last?.isEmpty == true ? inner.dropLast() : inner
    guard !trimmed.isEmpty, trimmed.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
    return trimmed.joined(separator: "/")
  }

  /// Whether one part of an address is used by the site itself: albums and tags are paged at every depth.
  static func isReserved(part: String, atTop: Bool) -> Bool {
    part == "page" || atTop && reserved.contains(part)
  }

  /// Whether an alias would stand where the site itself has something.
  static func isReserved(alias: String) -> Bool {
    let parts = foldingKey(alias).split(separator: "/").map(String.init)
    return parts.enumerated().contains { isReserved(part: $1, atTop: $0 == 0) }
      || parts.first.map(reservedFiles.contains) ?? false
  }

  /// What two addresses have in common that lead to the same file on some system.
  static func foldingKey(_ address: String) -> String {
    address.utf8.allSatisfy { $0 < 0x80 } ? address.lowercased() : Slug.foldingKey(address)
  }

  /// The most bytes of one part of an address: file systems take 255, and something may be added to it.
  static let longestPart = 200
  /// The most bytes of a whole address: some systems take no more than 1,024 for a whole path.
  static let longestAddress = 800

  /// Why an address cannot be that of a file, as the end of a sentence; nil where it can.
  static func lengthFault(of address: String) -> String? {
    let parts = address.split(separator: "/").map { String($0) }
    return parts.lazy.compactMap(partFault).first ?? wholeFault(address)
  }

  /// The same for an address of which only the last part is in question, or the whole.
  static func lengthFault(ofPart part: String, in address: String) -> String? {
    partFault(part) ?? wholeFault(address)
  }

  private static func partFault(_ part: String) -> String? {
    let count = part.utf8.count
    guard count > longestPart else { return nil }
    return "a part of the address would have \(count) bytes; at most \(longestPart) are possible"
  }

  private static func wholeFault(_ address: String) -> String? {
    let count = address.utf8.count
    guard count > longestAddress else { return nil }
    return "the address would have \(count) bytes; at most \(longestAddress) are possible"
  }
}
