import GalleryModel
import Planning

/// What came of looking where the API can read what some pictures build on.
package struct ReferenceLookup: Sendable {
  /// Those that can be sent now, in the order given.
  package var ready: [ReadyPicture] = []
  /// What stands in the way of others, one for each picture.
  package var unreachable: [UnreachableReference] = []
  /// Whether the API refused the key.
  package var isUnauthorized = false
  /// What kept this machine from looking at a file; nil where nothing did.
  package var disk: String?

  /// - Parameter found: by SHA-256.
  init(_ pictures: [PlannedPicture], _ found: [String: ReferenceFinding]) {
    isUnauthorized = found.values.contains { $0.url == nil && $0.isUnauthorized }
    disk = found.values.lazy.filter { $0.url == nil }.compactMap(\.disk).first
    for planned in pictures {
      let missing = planned.picture.request.images.first { image in
        image.sha256.map { found[$0]?.url == nil } ?? false
      }
      if let missing {
        let finding = missing.sha256.flatMap { found[$0] }
        unreachable.append(
          UnreachableReference(
            picture: planned, reference: missing, tried: finding?.tried ?? [], place: finding?.place,
            published: finding?.published))
      } else if let picture = ReadyPicture(planned, address: { $0.sha256.flatMap { found[$0]?.url } }) {
        ready.append(picture)
      }
    }
  }
}
