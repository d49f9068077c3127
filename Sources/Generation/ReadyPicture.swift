import GalleryModel
import Planning

/// A picture whose request is complete: everything that it edits is known.
struct ReadyPicture: Sendable {
  let picture: Picture
  let fingerprint: Fingerprint
  /// What making it costs by the price table, in credits; nil where the table has no price.
  let price: Int?

  /// Nil while a picture that it edits is not stored.
  init?(_ planned: PlannedPicture) {
    guard let fingerprint = planned.picture.fingerprint else { return nil }
    picture = planned.picture
    self.fingerprint = fingerprint
    price = planned.price
  }

  var id: PictureID { picture.id }
  var request: ImageRequest { picture.request }
}
