import GalleryModel

/// What the script in a page is told: what the page has to do, and what is wrong with the site.
struct PageEvent: Hashable, Sendable {
  /// The version that the page is in then.
  var version: String
  var update: PreviewPages.Update
  var problems: [PreviewProblem]

  /// As the script reads it: one JSON object.
  var json: String {
    var members = ["\"version\":" + JSONText.string(version)]
    switch update {
    case .nothing: members.append("\"update\":\"nothing\"")
    case .reload: members.append("\"update\":\"reload\"")
    case .styles(let renamed):
      let pairs = renamed.map { old, new in
        JSONText.string(SiteAddress.address(of: old)) + ":" + JSONText.string(SiteAddress.address(of: new))
      }
      members.append("\"update\":\"styles\",\"renamed\":{" + pairs.sorted().joined(separator: ",") + "}")
    }
    members.append("\"problems\":[" + problems.map(Self.json).joined(separator: ",") + "]")
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func json(_ problem: PreviewProblem) -> String {
    let help = problem.help.map(JSONText.string) ?? "null"
    return "{\"headline\":\(JSONText.string(problem.headline)),\"excerpt\":\(JSONText.string(problem.excerpt)),"
      + "\"help\":\(help)}"
  }
}
