import Hummingbird

/// Whom the preview answers: the browser of whoever runs it, and no other site's pages in that browser.
///
/// Another site can point a name of its own at 127.0.0.1 (DNS rebinding): then `Host` has that name. Its pages can also
/// just load `http://127.0.0.1:8080/…`: then `Origin` or `Sec-Fetch-Site` say so.
enum RequestDoor {
  struct Refusal: Error, Hashable {
    var status: Int
    var reason: String
  }

  static let allowedMethods = "GET, HEAD"

  /// - Parameter isOwnScript: whether only the script in the preview's pages has business there.
  static func check(_ head: HTTPRequest, isOwnScript: Bool) throws(Refusal) {
    guard let host = head.authority, isLocal(host) else {
      throw Refusal(status: 421, reason: "this is a preview on 127.0.0.1, and answers to no other name")
    }
    guard head.method == .get || head.method == .head else {
      throw Refusal(status: 405, reason: "only GET and HEAD")
    }
    let fields = Dictionary(head.headerFields.map { ($0.name.canonicalName, $0.value) }) { first, _ in first }
    if let origin = fields["origin"], origin.lowercased() != "http://" + host.lowercased() {
      throw Refusal(status: 403, reason: "another site's page asked for this")
    }
    switch fields["sec-fetch-site"] {
    case nil, "same-origin", "none": return
    // A link to the preview may stand anywhere.
    case _ where !isOwnScript && fields["sec-fetch-mode"] == "navigate": return
    default: throw Refusal(status: 403, reason: "another site's page asked for this")
    }
  }

  /// `127.0.0.1` or `localhost`, with any port: a tunnel may lead here from another one.
  private static func isLocal(_ authority: String) -> Bool {
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first?.lowercased(), name == "127.0.0.1" || name == "localhost" else { return false }
    guard parts.count == 2 else { return true }
    return UInt16(parts[1]) != nil && parts[1].utf8.allSatisfy { (48...57).contains($0) }
  }
}
