/// The content hash of a request and its take: `g1:` and the SHA-256 of the canonical JSON of the request.
///
/// Titles, tags, paths, `callback_url`, key, address and prices are not in it, so that renaming a file costs nothing.
/// The fields and defaults of `g1` are frozen; a change of the rule gets a new prefix.
package struct Fingerprint: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The text, such as `g1:b325…`.
  package let text: String

  /// Reads a fingerprint of any rule, known here or not: `g`, a number, `:`, 64 hexadecimal digits.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].first == "g", Int(parts[0].dropFirst()) != nil, Hexadecimal.isSHA256(parts[1])
    else { return nil }
    self.text = text
  }

  /// The fingerprint of a request by the rule `g1`; nil while it is not known what a picture that it edits is.
  /// - Parameter take: which picture of the very same request, from 1.
  package init?(of request: ImageRequest, take: Int = 1) {
    guard let json = Self.canonicalJSON(of: request, take: take) else { return nil }
    text = "g1:" + SHA256Digest.of(json)
  }

  /// Whether this program knows the rule; one that it does not know was written by a newer program.
  package var hasKnownRule: Bool { text.hasPrefix("g1:") }

  package var description: String { text }

  package static func < (first: Fingerprint, second: Fingerprint) -> Bool { first.text < second.text }

  /// The text that is hashed (RFC 8785); nil while it is not known what a picture that it edits is.
  package static func canonicalJSON(of request: ImageRequest, take: Int = 1) -> String? {
    let images = request.images.compactMap(\.fingerprintText)
    guard images.count == request.images.count else { return nil }
    return canonicalJSON(of: request, take: take, images: images)
  }

  /// The same with other words for the references.
  static func canonicalJSON(of request: ImageRequest, take: Int, images: [String]) -> String {
    var members: [(key: String, json: String)] = [
      ("model", JSONText.string(request.model.rawValue)),
      ("prompt", JSONText.string(request.prompt)),
    ]
    switch request.options {
    case .joyai(let size):
      members.append(("size", JSONText.string(size)))
    case .gptimage2(let options):
      members.append(("quality", JSONText.string(options.quality.rawValue)))
      members.append(("resolution", JSONText.string(options.resolution.rawValue)))
      members.append(("output_format", JSONText.string(options.outputFormat.rawValue)))
      if let ratio = options.aspectRatio {
        members.append(("aspect_ratio", JSONText.string(ratio.rawValue)))
      }
    }
    if !images.isEmpty {
      members.append(("images", JSONText.strings(images)))
    }
    if take > 1 {
      members.append(("take", String(take)))
    }
    return JSONText.canonicalObject(members)
  }
}
