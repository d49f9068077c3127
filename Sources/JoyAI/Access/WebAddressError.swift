/// Why a text is not a URL that we would use. Never carries the text: a URL may be signed.
enum WebAddressError: Error, Sendable, Hashable, CustomStringConvertible {
  case controlCharacter, noScheme, scheme, noHost, host, port

  var description: String {
    switch self {
    case .controlCharacter: "it has a control character in it"
    case .noScheme: "it does not start with http:// or https://"
    case .scheme: "only http and https are accepted"
    case .noHost: "it has no host"
    case .host: "its host is neither a plain name nor an IP address"
    case .port: "its port is not a number from 1 to 65535"
    }
  }
}
