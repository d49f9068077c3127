import GalleryModel

/// Edits that were sent or adopted, whose references may have changed since, to be known again by their requests without
/// images.
struct EarlierEdits {
  /// How many earlier originals of what a picture edits are tried, to see whether a departed edit was made of them.
  private static let trialLimit = 1_000

  /// Fingerprints that pictures of the content have: what is stored for them is theirs.
  var own: Set<Fingerprint> = []
  private var edits: [String: [Edit]] = [:]
  /// Ids of all pictures of the content.
  private let ids: Set<String>
  /// The ids of the pictures that share a request, by each of their ids.
  private let sharing: [String: Set<String>]
  /// The hashes of the originals that were ever made for an id.
  private var originals: [String: Set<String>] = [:]
  /// Those of them that were made from words alone.
  private var madeFromWords: [String: Set<String>] = [:]
  /// The same as ``originals`` of all ids that have left the content, in order.
  private let departedOriginals: [String]

  private struct Edit {
    var fingerprint: Fingerprint
    /// The id of the picture that it was made for.
    var picture: String
    /// When its request was accepted, or it was adopted, RFC 3339.
    var at: String
    /// Whether an original is stored for it; otherwise it has no outcome yet.
    var isStored: Bool
  }

  /// - Parameter requests: every picture of the content, with keys that do not depend on what is stored.
  init(holdings: Holdings, requests: [Picture], isPresent: (Original) -> Bool) {
    for attempt in holdings.attempts {
      guard let request = attempt.request else { continue }
      let state = holdings.state(of: attempt.fingerprint, isPresent: isPresent)
      if case .stored(_, let all) = state {
        let hashes = all.map(\.original.sha256)
        originals[request.picture, default: []].formUnion(hashes)
        if request.mode == RequestMode.text.rawValue {
          madeFromWords[request.picture, default: []].formUnion(hashes)
        }
      }
      guard let key = request.requestWithoutImages, let isStored = Self.isStored(state) else { continue }
      edits[key, default: []].append(
        Edit(fingerprint: attempt.fingerprint, picture: request.picture, at: attempt.at, isStored: isStored))
    }
    for (fingerprint, pictures) in holdings.storedPictures {
      for picture in pictures {
        guard let edit = picture.edit else { continue }
        originals[edit.picture, default: []].insert(picture.original.sha256)
        edits[edit.requestWithoutImages, default: []].append(
          Edit(fingerprint: fingerprint, picture: edit.picture, at: picture.at, isStored: true))
      }
    }
    let ids = Set(requests.map(\.id.text))
    self.ids = ids
    departedOriginals = Set(originals.filter { !ids.contains($0.key) }.values.joined()).sorted()
    var sharing: [String: Set<String>] = [:]
    for group in Dictionary(grouping: requests, by: \.requestKey).values {
      let names = Set(group.map(\.id.text))
      for name in names { sharing[name] = names }
    }
    self.sharing = sharing
  }

  /// Nil for what neither stands for a picture nor keeps another request from being sent.
  private static func isStored(_ state: PictureState) -> Bool? {
    switch state {
    case .stored: true
    case .running, .inDoubt: false
    case .missing, .failed: nil
    }
  }

  /// The stored edit that was made for a picture's words, for it or one that shares its request; else one that was made
  /// of earlier originals of the same pictures, for one that has left the content, as when a file was renamed. The latest
  /// counts.
  func fingerprint(for picture: Picture) -> Fingerprint? {
    guard let key = picture.fingerprintWithoutImages, let known = edits[key.text]?.filter(\.isStored) else {
      return nil
    }
    let names = names(of: picture.id)
    if let latest = Self.latest(known.filter({ names.contains($0.picture) })) { return latest }
    let departed = known.filter { !ids.contains($0.picture) && !own.contains($0.fingerprint) }
    guard !departed.isEmpty else { return nil }
    let possible = fingerprints(ofEarlier: picture)
    return Self.latest(departed.filter { possible.contains($0.fingerprint) })
  }

  /// Whether an earlier edit was certainly made of the pictures that a picture edits, as they are or as they were made
  /// from words alone, and of the very same files.
  func isEditOfTheSame(_ fingerprint: Fingerprint, as picture: Picture) -> Bool {
    fingerprints(of: picture) { id in names(of: id).flatMap { madeFromWords[$0] ?? [] } }.contains(fingerprint)
  }

  /// An earlier request for a picture's words that has no outcome yet, for it or one that shares its request.
  func unsettled(for picture: Picture) -> Fingerprint? {
    guard let key = picture.fingerprintWithoutImages else { return nil }
    let names = names(of: picture.id)
    return Self.latest((edits[key.text] ?? []).filter { !$0.isStored && names.contains($0.picture) })
  }

  private func names(of id: PictureID) -> Set<String> { sharing[id.text] ?? [id.text] }

  private static func latest(_ edits: [Edit]) -> Fingerprint? {
    edits.max { ($0.at, $0.fingerprint) < ($1.at, $1.fingerprint) }?.fingerprint
  }

  /// The fingerprints that a picture has had if what it edits had other originals; those too whose ids have left the
  /// content, since what is edited may have been renamed as well.
  private func fingerprints(ofEarlier picture: Picture) -> Set<Fingerprint> {
    fingerprints(of: picture) { id in names(of: id).flatMap { originals[$0] ?? [] } + departedOriginals }
  }

  /// The fingerprints that a picture has with what it edits now, or with other originals of that.
  private func fingerprints(of picture: Picture, others: (PictureID) -> [String]) -> Set<Fingerprint> {
    var combinations: [[ImageReference]] = [[]]
    for image in picture.request.images {
      let choices: [ImageReference] =
        image.picture.map { id in
          (others(id) + [image.sha256].compactMap(\.self)).map { .picture(id, sha256: $0) }
        } ?? [image]
      guard combinations.count * choices.count <= Self.trialLimit else { return [] }
      combinations = combinations.flatMap { begun in choices.map { begun + [$0] } }
    }
    return Set(combinations.compactMap { picture.resolved(images: $0).fingerprint })
  }
}
