/// The name of a picture as it is printed everywhere: `products/espresso#block@cell~take`.
package struct PictureID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The prompt file's path below `content/` without `.md`, NFC, order number and date kept.
  package var path: String
  /// The `id=` of the block, or its number from the second on; nil for a first block without `id=`.
  package var block: String?
  /// The cell of the matrix, such as `finish=steel,quality=high`: values slugged, keys in the order written; nil where
  /// there is no matrix.
  package var cell: String?
  /// Which picture of the very same request, from 1.
  package var take: Int

  package init(path: String, block: String? = nil, cell: String? = nil, take: Int = 1) {
    self.path = path
    self.block = block
    self.cell = cell
    self.take = take
  }

  package var text: String {
    path + (block.map { "#" + $0 } ?? "") + (cell.map { "@" + $0 } ?? "") + (take > 1 ? "~\(take)" : "")
  }

  package var description: String { text }

  package static func < (first: PictureID, second: PictureID) -> Bool { first.text < second.text }
}
