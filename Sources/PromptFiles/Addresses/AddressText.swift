import GalleryModel

/// Rules for addresses below the site's root.
enum AddressText {
  /// First parts of addresses that the site itself uses.
  static let reserved: Set<String> = ["tags", "models", "costs", "page", "assets", "images", "search"]
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
    let inner = parts.drop(while: \.isEmpty)
    let trimmed = inner.last?.isEmpty == true ? inner.dropLast() : inner
    guard !trimmed.isEmpty, trimmed.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
    return trimmed.joined(separator: "/")
  }

  /// Whether one part of an address is used by the site itself: albums and tags are paged at every depth.
  static func isReserved(part: String, atTop: Bool) -> Bool {
    part == "page" || atTop && reserved.contains(part)
  }

  /// What two addresses have in common that lead to the same file on some system.
  static func foldingKey(_ address: String) -> String {
    let folded = address.utf8.allSatisfy { $0 < 0x80 } ? address.lowercased() : Slug.foldingKey(address)
    return folded.hasSuffix("/index.html") ? String(folded.dropLast("/index.html".count)) : folded
  }
}
