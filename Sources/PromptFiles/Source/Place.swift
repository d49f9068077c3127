import GalleryModel

/// Where something stands in a file.
struct Place: Hashable, Sendable {
  /// From 1.
  var line: Int
  /// From 1, counted in Unicode scalars.
  var column: Int

  /// Where a problem of a whole file is reported.
  static let start = Place(line: 1, column: 1)

  /// The same for other stages.
  var inSource: SourcePlace { SourcePlace(line: line, column: column) }
}
