import GalleryModel

/// A request that several attempts were paid for, as two branches do, and of whose pictures nobody has picked one.
struct PaidTwice {
  /// The picture's id, or the fingerprint where no picture of the content has it.
  let name: String
  /// The first picture of the content with this request.
  let picture: Picture?
  /// How many attempts made a picture.
  let count: Int
  /// Credits of all of them.
  let credits: Int
  /// The pictures that differ, the one that counts first, by the beginnings of their hashes.
  let hashes: [String]

  /// Nil where it was paid for once, or somebody has chosen.
  private init?(_ fingerprint: Fingerprint, of picture: Picture?, in holdings: Holdings) {
    let paid = holdings.boughtMoreThanOnce(fingerprint)
    guard !paid.isEmpty else { return nil }
    name = picture?.id.text ?? fingerprint.text
    self.picture = picture
    count = paid.count
    credits = paid.reduce(0) { $0 + (holdings.attempt(of: $1, at: fingerprint)?.credits ?? 0) }
    var hashes: [String] = []
    for picture in paid where !hashes.contains(picture.original.sha256) { hashes.append(picture.original.sha256) }
    self.hashes = hashes.map { String($0.prefix(12)) }
  }

  /// Those of some pictures, each request once, in the order of the pictures.
  static func all(of pictures: [Picture], in holdings: Holdings) -> [PaidTwice] {
    var seen: Set<Fingerprint> = []
    return pictures.compactMap { picture in
      guard let fingerprint = picture.shown, seen.insert(fingerprint).inserted else { return nil }
      return PaidTwice(fingerprint, of: picture, in: holdings)
    }
  }

  /// Those whose requests some pictures do not have.
  static func departed(from pictures: [Picture], in holdings: Holdings) -> [PaidTwice] {
    let present = Set(pictures.compactMap(\.shown))
    return holdings.storedPictures.keys.filter { !present.contains($0) }.sorted().compactMap {
      PaidTwice($0, of: nil, in: holdings)
    }
  }

  /// Whether the pictures differ; else there is nothing to choose.
  var isUndecided: Bool { hashes.count > 1 }

  var sentence: String {
    let paid = "\(name) was paid for \(count) times, as on two branches (\(Counted.credits(credits)) in all)"
    guard let first = hashes.first, isUndecided else {
      return paid + "; the pictures have the same bytes, so there is none to pick"
    }
    return paid + "; nothing is lost, and \(first) counts, not \(hashes.dropFirst().joined(separator: ", "))"
  }

  /// What there is to type: the one that counts first.
  var commands: [String] {
    isUndecided ? hashes.map { "gallerist pick \(ShellWord.quoted(name)) \($0)" } : []
  }

  /// Nil where there is nothing to choose.
  /// - Parameter isPlaced: whether it names the place in the content.
  func warning(isPlaced: Bool) -> Diagnostic? {
    guard let command = commands.first else { return nil }
    let place = isPlaced ? picture : nil
    return .warning(
      sentence, file: place?.file, line: place?.line, column: place.map { _ in 1 },
      help: "say which counts: \(command)")
  }
}
