import GalleryModel

/// Stored edits whose references may have changed since, to be known again by their requests without images.
struct EarlierEdits {
  /// Fingerprints that pictures of the content have: what is stored for them is theirs.
  var own: Set<Fingerprint> = []
  private var edits: [String: [StoredEdit]] = [:]
  /// Ids of all pictures of the content.
  private let ids: Set<String>
  /// The ids of the pictures that share a request, by each of their ids.
  private let sharing: [String: Set<String>]

  private struct StoredEdit {
    var fingerprint: Fingerprint
    /// The id of the picture that it was made for.
    var picture: String
    /// When its request was accepted, or it was adopted, RFC 3339.
    var at: String
  }

  /// - Parameter requests: every picture of the content, with keys that do not depend on what is stored.
  init(holdings: Holdings, requests: [Picture], isPresent: (Original) -> Bool) {
    for attempt in holdings.attempts {
      guard let request = attempt.request, let key = request.requestWithoutImages,
        case .stored = holdings.state(of: attempt.fingerprint, isPresent: isPresent)
      else { continue }
      edits[key, default: []].append(
        StoredEdit(fingerprint: attempt.fingerprint, picture: request.picture, at: attempt.at))
    }
    for (fingerprint, pictures) in holdings.storedPictures {
      for picture in pictures {
        guard let edit = picture.edit else { continue }
        edits[edit.requestWithoutImages, default: []].append(
          StoredEdit(fingerprint: fingerprint, picture: edit.picture, at: picture.at))
      }
    }
    ids = Set(requests.map(\.id.text))
    var sharing: [String: Set<String>] = [:]
    for group in Dictionary(grouping: requests, by: \.requestKey).values {
      let names = Set(group.map(\.id.text))
      for name in names { sharing[name] = names }
    }
    self.sharing = sharing
  }

  /// The stored edit that was made for a picture's words, for it or one that shares its request; else one that was made
  /// for a picture that has left the content, as when a file was renamed. The latest counts.
  func fingerprint(for picture: Picture) -> Fingerprint? {
    guard let key = picture.fingerprintWithoutImages, let stored = edits[key.text] else { return nil }
    let names = sharing[picture.id.text] ?? [picture.id.text]
    return stored.filter { edit in
      names.contains(edit.picture) || !ids.contains(edit.picture) && !own.contains(edit.fingerprint)
    }.max { first, second in
      (names.contains(first.picture) ? 1 : 0, first.at, first.fingerprint)
        < (names.contains(second.picture) ? 1 : 0, second.at, second.fingerprint)
    }?.fingerprint
  }
}
