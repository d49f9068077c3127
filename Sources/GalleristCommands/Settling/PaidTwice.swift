import GalleryModel

/// A request that several attempts were paid for, as two branches do, and of whose pictures nobody has picked one.
struct PaidTwice {
  /// How many attempts made a picture.
  let count: Int
  /// Credits of all of them.
  let credits: Int
  /// The pictures, the one that counts first.
  let hashes: [String]

  /// Nil where nothing is to be chosen.
  init?(_ fingerprint: Fingerprint, in holdings: Holdings) {
    let paid = holdings.boughtMoreThanOnce(fingerprint)
    guard !paid.isEmpty else { return nil }
    count = paid.count
    credits = paid.reduce(0) { $0 + (holdings.attempt(of: $1, at: fingerprint)?.credits ?? 0) }
    var hashes: [String] = []
    for picture in paid where !hashes.contains(picture.original.sha256) { hashes.append(picture.original.sha256) }
    self.hashes = hashes
  }

  func sentence(about picture: String) -> String {
    "\(picture): the same request was paid for \(count) times (\(Counted.credits(credits)) in all); "
      + "\(hashes.first?.prefix(12) ?? "-") counts, and nothing is lost"
  }
}
