/// Where a page stands in the site, and how it reaches everything else.
///
/// Links are relative, so that the site works below any folder; a page that a host serves at any depth (`404.html`)
/// has links from the root of the site instead.
struct PageLocation: Sendable {
  /// The address below the site's root, without `/` at its ends; empty for the home page.
  let address: String
  /// What leads from the page to the site's root, such as `../../`; empty on the home page.
  let root: String

  init(_ address: String) {
    self.address = address
    let depth = address.isEmpty ? 0 : address.utf8.count { $0 == UInt8(ascii: "/") } + 1
    root = String(repeating: "../", count: depth)
  }

  /// A page that is served anywhere.
  /// - Parameter root: the path of the site's root, with `/` at both ends.
  init(anywhereBelow root: String) {
    address = "404.html"
    self.root = root
  }

  /// The link to a page by its address.
  func page(_ address: String) -> String {
    guard !address.isEmpty else { return root.isEmpty ? "./" : root }
    return root + AddressText.encoded(address) + "/"
  }

  /// The link to a file by its path below the site's root.
  func file(_ path: String) -> String {
    root + AddressText.encoded(path)
  }
}
