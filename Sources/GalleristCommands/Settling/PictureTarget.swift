import GalleryModel

/// The request that a person means by a picture's id, or by a fingerprint.
struct PictureTarget {
  /// The id, or the fingerprint where no picture of the content has it.
  let name: String
  let fingerprint: Fingerprint
  /// What is to be known of a picture that is adopted for an edit of a picture or a local file; nil for others.
  let edit: AdoptedEdit?

  /// - Throws: ``CommandFailure`` with exit status 64 for what nobody knows, and 65 for an edit of a picture that is not
  ///   stored yet.
  init(_ text: String, in content: GalleryContent, _ holdings: Holdings) throws(CommandFailure) {
    let pictures = content.resolved(by: holdings).pictures
    if let picture = pictures.first(where: { $0.id.text == text }) {
      guard let fingerprint = picture.fingerprint else {
        throw CommandFailure(
          .contentError, "\(text) edits a picture that is not stored yet, so its own request is not known",
          help: "make or adopt that one first: gallerist status")
      }
      self.init(name: picture.id.text, fingerprint: fingerprint, edit: AdoptedEdit(picture))
      return
    }
    if let fingerprint = Fingerprint(text.lowercased()) {
      if let picture = pictures.first(where: { $0.fingerprint == fingerprint }) {
        self.init(name: picture.id.text, fingerprint: fingerprint, edit: AdoptedEdit(picture))
        return
      }
      let isKnown =
        !holdings.attempts(at: fingerprint).isEmpty || holdings.storedPictures[fingerprint]?.isEmpty == false
      if isKnown {
        self.init(name: fingerprint.text, fingerprint: fingerprint)
        return
      }
      throw CommandFailure(
        .usage, "no picture of the content has the fingerprint \(fingerprint), and no fact names it",
        help: "gallerist status --json has the fingerprints")
    }
    let near = NearestName.of(text, in: pictures.map(\.id.text))
    throw CommandFailure(
      .usage, "there is no picture \"\(text)\" in the content",
      help: near.map { "did you mean \"\($0)\"?" } ?? "gallerist status lists the pictures")
  }

  private init(name: String, fingerprint: Fingerprint, edit: AdoptedEdit? = nil) {
    self.name = name
    self.edit = edit
    self.fingerprint = fingerprint
  }
}
