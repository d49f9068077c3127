/// The published site's address.
struct SiteAddress: Sendable {
  /// Ends in `/`, or nil where it is not known.
  let base: String?

  init(_ baseURL: String?) {
    base = baseURL.flatMap { $0.isEmpty ? nil : $0.hasSuffix("/") ? $0 : $0 + "/" }
  }

  /// The absolute URL of a page, or nil where the site's address is not known.
  func page(_ address: String) -> String? {
    base.map { $0 + (address.isEmpty ? "" : AddressText.encoded(address) + "/") }
  }

  /// The absolute URL of a file.
  func file(_ path: String) -> String? {
    base.map { $0 + AddressText.encoded(path) }
  }

  /// The path of the site's root on its host, with `/` at both ends.
  var rootPath: String {
    guard let base else { return "/" }
    // https: / (nothing) / host / path
    let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 ? "/" + parts[3] : "/"
  }
}
