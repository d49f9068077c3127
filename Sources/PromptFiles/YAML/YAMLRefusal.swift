/// What YAML allows and this program does not.
enum YAMLRefusal: CaseIterable {
  case anchor
  case alias
  case tag

  var sentence: String {
    switch self {
    case .anchor: "anchors (&) are not allowed"
    case .alias: "aliases (*) are not allowed"
    case .tag: "YAML tags (!) are not allowed"
    }
  }

  var help: String {
    switch self {
    case .anchor: "remove it, or put a text that begins with & in quotes"
    case .alias: "write the value out, or put a text that begins with * in quotes"
    case .tag: "remove it, or put a text that begins with ! in quotes"
    }
  }

  /// How the context of an error ends that libyaml finds in one of these.
  var scanningContext: String {
    switch self {
    case .anchor: "scanning an anchor"
    case .alias: "scanning an alias"
    case .tag: "a tag"
    }
  }
}
