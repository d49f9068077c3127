package import GalleryModel

/// A value of a table, by the name of its column.
package struct TableCell: Hashable, Sendable {
  /// As it is written in the table.
  package var column: String
  package var value: ContentValue
  /// Where the value begins.
  package var place: SourcePlace
}
