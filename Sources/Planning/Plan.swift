import GalleryModel

/// Which pictures are missing, what they will cost, and in which order they are made.
package struct Plan: Hashable, Sendable {
  /// Every picture that was asked about, in the gallery's order.
  package var pictures: [PlannedPicture]
  /// One picture for each fingerprint to be paid for, in the gallery's order.
  package var toSend: [PlannedPicture]
  /// Tasks that were accepted earlier and not fetched yet, whatever picture they were for.
  package var toFetch: [PlannedFetch]

  /// Credits for everything in `toSend`; nil where a price is unknown.
  package var credits: Int? {
    var sum = 0
    for picture in toSend {
      guard let price = picture.price else { return nil }
      sum += price
    }
    return sum
  }

  /// The pictures in one state.
  package func pictures(_ state: PlanState) -> [PlannedPicture] {
    pictures.filter { $0.state == state }
  }
}
