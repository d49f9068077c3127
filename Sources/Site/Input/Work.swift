package import GalleryModel

/// What is known of a picture, as a page shows it.
package enum Work: Hashable, Sendable {
  /// The picture was made and is stored.
  /// - Parameters:
  ///   - credits: what it cost; nil where nobody knows any more.
  ///   - at: when it was made; nil where nobody knows, as of one that was brought from elsewhere.
  case stored(original: Original, credits: Int?, at: Timestamp?)
  /// Nobody asked for it yet.
  case missing
  /// A task is on its way.
  case running
  /// The last attempt failed; `reason` is a sentence for readers, or nil.
  case failed(reason: String?)
}
