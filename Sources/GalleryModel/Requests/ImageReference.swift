/// A picture that a request builds on, by what it is.
package enum ImageReference: Hashable, Sendable {
  /// An address that the API reads by itself, verbatim.
  case url(String)

  /// What the fingerprint holds of it.
  package var fingerprintText: String {
    switch self {
    case .url(let url): "url:" + url
    }
  }
}
