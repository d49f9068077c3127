package import GalleryModel

/// A picture of the content with what is known of it.
package struct PlannedPicture: Hashable, Sendable {
  package var picture: Picture
  package var state: PlanState
  /// What making it costs by the price table, in credits; nil where the table has no price.
  package var price: Int?
  /// What was charged for a stored picture; nil where that is not known, and for other states.
  package var charged: Int?
  /// The attempt that its state comes from.
  package var attempt: Attempt?
  /// The original that counts.
  package var original: Original?
  /// Whether it is stored, but its file is gone, and no task is known by which it could be fetched again, as for an
  /// adopted picture: a person has to bring it back.
  package var isWithoutFile = false

  /// What a report shows as its credits: what was charged for a stored picture, else its price.
  package var credits: Int? { state == .stored ? charged : price }
}
