/// What a `sent` or `task` fact tells of the request, without prompt, address or key.
package struct PaidRequest: Hashable, Sendable {
  /// The id of the picture that it was sent for; others may share it.
  package var picture: String
  package var model: String
  /// Absent for `joyai`.
  package var quality: String?
  /// Absent for `joyai`.
  package var resolution: String?
  package var mode: String
  /// Credits that the price table promised.
  package var quoted: Int
  /// For an edit of a picture or a local file: the fingerprint without `images`.
  package var requestWithoutImages: String?
  /// The API's host where it is not the provider's own.
  package var api: String?

  package init(
    picture: String, model: String, quality: String? = nil, resolution: String? = nil, mode: String, quoted: Int,
    requestWithoutImages: String? = nil, api: String? = nil
  ) {
    self.picture = picture
    self.model = model
    self.quality = quality
    self.resolution = resolution
    self.mode = mode
    self.quoted = quoted
    self.requestWithoutImages = requestWithoutImages
    self.api = api
  }

  package init(_ picture: Picture, quoted: Int, api: String?) {
    self.init(
      picture: picture.id.text, model: picture.request.model.rawValue,
      quality: picture.request.quality?.rawValue, resolution: picture.request.resolution?.rawValue,
      mode: picture.request.mode.rawValue, quoted: quoted,
      requestWithoutImages: picture.fingerprintWithoutImages?.text, api: api)
  }
}
