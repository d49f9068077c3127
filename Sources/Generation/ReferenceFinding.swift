import GalleryModel

/// What came of looking for an address.
struct ReferenceFinding: Sendable {
  /// Where the API can read the very bytes; nil where nothing was found.
  var url: String?
  /// What was tried in vain, each as a clause.
  var tried: [String] = []
  /// What the published site would have it as; nil where its original is not known.
  var place: PublishedReference?
  /// Where the published site would have it; nil where that is not known.
  var published: String?
  /// Whether the API refused the key.
  var isUnauthorized = false
  /// What kept this machine from looking at a file.
  var disk: String?

  mutating func noteDisk(_ failure: FetchFailure) {
    if case .disk(let reason) = failure { disk = disk ?? reason }
  }
}
