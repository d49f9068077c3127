/// Where a picture hangs: its file among the entries, and its number in there.
struct PicturePlace: Hashable, Sendable {
  /// A position in ``GalleryIndex/entries``.
  var entry: Int
  /// A position in ``Entry/works``.
  var work: Int

  /// The fragment of the picture on its page.
  var anchor: String { Self.anchor(work) }

  static func anchor(_ work: Int) -> String { "picture-\(work + 1)" }
}
