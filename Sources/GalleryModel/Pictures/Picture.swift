/// One image that a prompt file asks for: one prompt block × one matrix cell × one take.
package struct Picture: Hashable, Sendable {
  package var id: PictureID
  /// The prompt file's path relative to the site, such as `content/products/espresso.md`.
  package var file: String
  /// Where the prompt stands in the file, from 1.
  package var line: Int
  /// Which of the file's prompt blocks it comes from, from 0.
  package var block: Int
  /// Its place in the matrix, keys in the order written; empty where there is none.
  package var cell: [MatrixValue]
  package var request: ImageRequest
  /// The text for those who do not see the picture, or nil where the author gave none.
  package var alt: String?
  /// The request's fingerprint; nil while a picture that it edits is not stored.
  package private(set) var fingerprint: Fingerprint?
  /// Where its references have changed: the fingerprint of the earlier request whose original it keeps.
  package var keeps: Fingerprint?
  /// Whether that request was certainly for the same pictures, as they are or were when made from words alone, and for the
  /// very same files; else nobody knows what the kept original was made from.
  package var keepsEditOfTheSame = false
  /// Where its references have changed: the fingerprint of an earlier request for it that has no outcome yet, so that no
  /// other one may be sent.
  package var unsettled: Fingerprint?
  /// What pictures have in common that share a request; stands for the fingerprint while there is none.
  package private(set) var requestKey: String

  package init(
    id: PictureID, file: String, line: Int, block: Int = 0, cell: [MatrixValue] = [], request: ImageRequest,
    alt: String? = nil
  ) {
    self.id = id
    self.file = file
    self.line = line
    self.block = block
    self.cell = cell
    self.request = request
    self.alt = alt
    fingerprint = Fingerprint(of: request, take: id.take)
    requestKey = Self.key(of: request, take: id.take, fingerprint, parents: [:])
  }

  /// The fingerprint whose original stands for the picture, where one is stored: its own, or the one that it keeps.
  package var shown: Fingerprint? { keeps ?? fingerprint }

  /// What its original was made from as far as that is known: nothing of an older one that was made from something else.
  package var builtOn: [ImageReference] { keeps == nil || keepsEditOfTheSame ? request.images : [] }

  /// Every fingerprint that facts of this picture may be stored under.
  package var knownFingerprints: [Fingerprint] { [fingerprint, keeps, unsettled].compactMap(\.self) }

  /// For an edit of a picture or a local file: the fingerprint without `images`, by which it is known again when those
  /// have changed; nil for other requests.
  package var fingerprintWithoutImages: Fingerprint? {
    guard request.images.contains(where: \.isOfTheGallery) else { return nil }
    var bare = request
    bare.images = []
    return Fingerprint(of: bare, take: id.take)
  }

  /// The same picture with its references filled in as far as they are known.
  /// - Parameters:
  ///   - images: the references, in the order written.
  ///   - keys: the request keys of the pictures that are not stored yet, by their ids.
  package func resolved(images: [ImageReference], keys: [PictureID: String] = [:]) -> Picture {
    var resolved = self
    resolved.keeps = nil
    resolved.keepsEditOfTheSame = false
    resolved.unsettled = nil
    resolved.request.images = images
    resolved.fingerprint = Fingerprint(of: resolved.request, take: id.take)
    resolved.requestKey = Self.key(of: resolved.request, take: id.take, resolved.fingerprint, parents: keys)
    return resolved
  }

  private static func key(
    of request: ImageRequest, take: Int, _ fingerprint: Fingerprint?, parents: [PictureID: String]
  ) -> String {
    if let fingerprint { return fingerprint.text }
    let images = request.images.map { image in
      image.fingerprintText ?? image.picture.map { "picture:" + (parents[$0] ?? $0.text) } ?? ""
    }
    return SHA256Digest.of(Fingerprint.canonicalJSON(of: request, take: take, images: images))
  }
}
