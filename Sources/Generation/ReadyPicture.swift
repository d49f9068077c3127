package import GalleryModel
package import Planning

/// A picture whose request is complete: everything that it builds on is known, and the API can read it.
package struct ReadyPicture: Sendable {
  package let picture: Picture
  package let fingerprint: Fingerprint
  /// What making it costs by the price table, in credits; nil where the table has no price.
  let price: Int?
  /// Where the API reads what it builds on, in the order written.
  let urls: [String]

  /// Nil while a picture that it edits is not stored, and where anything that it builds on has no address.
  package init?(_ planned: PlannedPicture, address: (ImageReference) -> String?) {
    guard let fingerprint = planned.picture.fingerprint else { return nil }
    let images = planned.picture.request.images
    urls = images.compactMap { $0.url ?? address($0) }
    guard urls.count == images.count else { return nil }
    picture = planned.picture
    self.fingerprint = fingerprint
    price = planned.price
  }

  package var id: PictureID { picture.id }
  var request: ImageRequest { picture.request }
}
