/// One image that a prompt file asks for.
package struct Picture: Hashable, Sendable {
  package var id: PictureID
  /// The prompt file's path relative to the site, such as `content/products/espresso.md`.
  package var file: String
  /// Where the prompt stands in the file, from 1.
  package var line: Int
  package var request: ImageRequest
  package var fingerprint: Fingerprint
  /// The text for those who do not see the picture, or nil where the author gave none.
  package var alt: String?

  package init(id: PictureID, file: String, line: Int, request: ImageRequest, alt: String? = nil) {
    self.id = id
    self.file = file
    self.line = line
    self.request = request
    self.alt = alt
    fingerprint = Fingerprint(of: request, take: id.take)
  }
}
