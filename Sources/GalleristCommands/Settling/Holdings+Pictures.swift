import GalleryModel

extension Holdings {
  /// The stored pictures that one attempt made.
  func pictures(of attempt: Attempt) -> [StoredPicture] {
    (storedPictures[attempt.fingerprint] ?? []).filter(attempt.made)
  }
}
