/// A picture that a request builds on, by what it is.
package enum ImageReference: Hashable, Sendable {
  /// An address that the API reads by itself, verbatim.
  case url(String)
  /// A picture file of the site.
  /// - Parameters:
  ///   - path: relative to the site, such as `content/products/mug.jpg`.
  ///   - sha256: of its bytes, or the one that a git-lfs pointer in its place names.
  case file(path: String, sha256: String)
  /// Another picture of the gallery, which makes the request an edit of it.
  /// - Parameter sha256: of its original; nil while none is stored.
  case picture(PictureID, sha256: String?)

  /// What the fingerprint holds of it; nil while that is not known.
  package var fingerprintText: String? {
    switch self {
    case .url(let url): "url:" + url
    case .file(_, let sha256), .picture(_, let sha256?): "sha256:" + sha256
    case .picture(_, nil): nil
    }
  }

  /// The address that the API is sent verbatim; nil for what it cannot read by itself.
  package var url: String? {
    if case .url(let url) = self { url } else { nil }
  }

  /// Whether its bytes are the gallery's own, so that they can change under the same name.
  package var isOfTheGallery: Bool {
    if case .url = self { false } else { true }
  }

  /// The id of the picture that is edited; nil for addresses and files.
  package var picture: PictureID? {
    if case .picture(let id, _) = self { id } else { nil }
  }

  /// The SHA-256 of its bytes, where that is known.
  package var sha256: String? {
    switch self {
    case .url: nil
    case .file(_, let sha256): sha256
    case .picture(_, let sha256): sha256
    }
  }
}
