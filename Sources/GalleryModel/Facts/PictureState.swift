/// What is known of the pictures of one fingerprint.
package enum PictureState: Hashable, Sendable {
  case missing
  /// `chosen` counts; `all` are the stored ones, chosen included, in the order of precedence.
  case stored(chosen: StoredPicture, all: [StoredPicture])
  /// Accepted and not fetched yet.
  case running([Attempt])
  case inDoubt([Attempt])
  /// The highest try, which failed or was refused.
  case failed(Attempt)
}
