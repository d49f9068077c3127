import Foundation

/// What a page refers to.
enum Links {
  /// The values of an attribute, in their order, with the escapes of HTML undone.
  static func values(of attribute: String, in html: String) -> [String] {
    var result: [String] = []
    for part in html.split(separator: " \(attribute)=\"", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: "\"") else { continue }
      result.append(String(part[..<end]).replacing("&amp;", with: "&"))
    }
    return result
  }

  /// Every relative reference of a page: links, sources, and each candidate of `srcset`.
  static func relative(in html: String) -> [String] {
    let srcsets = values(of: "srcset", in: html).flatMap { $0.split(separator: ", ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    return (values(of: "href", in: html) + values(of: "src", in: html) + srcsets)
      .filter { !$0.contains("://") && !$0.hasPrefix("#") && !$0.hasPrefix("mailto:") }
      .map { String($0.prefix { $0 != "#" }) }
  }

  /// The file that a reference of a page means; nil when it leads out of the site.
  static func target(of reference: String, from page: String) -> String? {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in reference.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part.removingPercentEncoding ?? String(part))
      }
    }
    let path = parts.joined(separator: "/")
    return reference.hasSuffix("/") ? (path.isEmpty ? "" : path + "/") + "index.html" : path
  }
}
