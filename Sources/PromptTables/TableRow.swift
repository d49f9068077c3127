package import GalleryModel

/// One prompt of a table.
package struct TableRow: Hashable, Sendable {
  /// Where the row begins.
  package var place: SourcePlace
  package var cells: [TableCell]
}
