package import GalleryModel

/// Fills in what the pictures are that others edit, in the order in which they build on each other: pure.
///
/// A picture that edits another has a fingerprint only when that one is stored, since its bytes are part of it. Where
/// they have changed since the edit was made, the edit keeps the original of its earlier request.
package struct ReferenceResolver: Sendable {
  private let holdings: Holdings
  private let isPresent: @Sendable (Original) -> Bool

  /// - Parameter isPresent: whether an original's bytes are here; only matters for pictures that a person has given up.
  package init(holdings: Holdings, isPresent: @escaping @Sendable (Original) -> Bool = { _ in true }) {
    self.holdings = holdings
    self.isPresent = isPresent
  }

  /// The pictures with their references filled in, in the same order.
  /// - Parameters:
  ///   - pictures: every picture of the content, drafts included: a picture may edit any of them.
  ///   - isMadeAnew: whether a picture that keeps an earlier original is made anew before what builds on it.
  package func resolve(
    _ pictures: [Picture], isMadeAnew: @escaping (Picture) -> Bool = { _ in false }
  ) -> [Picture] {
    guard pictures.contains(where: { $0.request.images.contains(where: \.isOfTheGallery) }) else { return pictures }
    // As if nothing were stored: what has the same key then is the same request now.
    var bare = ReferenceWalk(pictures) { _ in nil }
    let requests = pictures.map { bare.resolve($0) }
    var earlier = EarlierEdits(holdings: holdings, requests: requests, isPresent: isPresent)
    var walk = walk(pictures, earlier, isMadeAnew)
    // A second walk knows which stored edits are some picture's own.
    earlier.own = Set(pictures.compactMap { walk.resolve($0).fingerprint })
    walk = self.walk(pictures, earlier, isMadeAnew)
    return pictures.map { picture in
      var resolved = walk.resolve(picture)
      guard chosen(of: resolved.fingerprint) == nil else { return resolved }
      resolved.keeps = earlier.fingerprint(for: resolved)
      resolved.keepsEditOfTheSame =
        resolved.keeps.map { earlier.isEditOfTheSame($0, as: resolved) } ?? false
      resolved.unsettled = earlier.unsettled(for: resolved)
      return resolved
    }
  }

  private func walk(
    _ pictures: [Picture], _ earlier: EarlierEdits, _ isMadeAnew: @escaping (Picture) -> Bool
  ) -> ReferenceWalk {
    ReferenceWalk(pictures) { picture in
      if let chosen = chosen(of: picture.fingerprint) { return chosen }
      // What a picture keeps stands for it, also for what builds on it, until it is made anew.
      return isMadeAnew(picture) ? nil : chosen(of: earlier.fingerprint(for: picture))
    }
  }

  private func chosen(of fingerprint: Fingerprint?) -> Original? {
    guard let fingerprint, case .stored(let chosen, _) = holdings.state(of: fingerprint, isPresent: isPresent) else {
      return nil
    }
    return chosen.original
  }
}
