package import GalleryModel
package import Planning

/// Something that a request builds on and that the API could read nowhere, so that the request cannot be sent.
package struct UnreachableReference: Sendable {
  package var picture: PlannedPicture
  package var reference: ImageReference
  /// What was tried and what came of it, each as a clause; empty where there was nothing to try.
  package var tried: [String]
  /// What the published site would have it as; nil where its original is not known.
  package var place: PublishedReference?
  /// Where the published site would have it; nil where nobody knows where the site is published.
  package var published: String?
}
