/// What an `adopted` fact tells of an edit of a picture or a local file: by this it is known again when those have
/// changed.
package struct AdoptedEdit: Hashable, Sendable {
  /// The id of the picture that it was adopted for.
  package var picture: String
  /// The fingerprint without `images`.
  package var requestWithoutImages: String

  package init(picture: String, requestWithoutImages: String) {
    self.picture = picture
    self.requestWithoutImages = requestWithoutImages
  }

  /// Nil for a picture that edits neither a picture nor a local file.
  package init?(_ picture: Picture) {
    guard let key = picture.fingerprintWithoutImages else { return nil }
    self.init(picture: picture.id.text, requestWithoutImages: key.text)
  }
}
