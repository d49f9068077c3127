import GalleryModel

/// The keys of a file's matrix with their values.
struct Matrix {
  struct Value {
    /// As the author wrote it.
    var text: String
    var slug: String
    /// What it sets of the request; empty for a variable's value.
    var fields: RequestFields
  }

  /// A key with its values, at least one.
  struct Axis {
    var key: String
    var place: Place
    var isRequestField: Bool
    var values: [Value]
  }

  /// Where the matrix is written; nil for a file without one.
  var place: Place?
  /// In the order written; the values of the first vary slowest.
  var axes: [Axis] = []
  /// Whether all of it could be read.
  var isUsable = true

  /// How many combinations there are; nil for more than can be counted.
  var cellCount: Int? {
    axes.reduce(1 as Int?) { count, axis in
      guard let (product, overflow) = count?.multipliedReportingOverflow(by: axis.values.count), !overflow else {
        return nil
      }
      return product
    }
  }

  /// The most UTF-8 bytes that a cell may add to an id.
  static let longestCell = 2_000
  /// The most keys: more can only be a mistake.
  static let keyLimit = 100

  /// The most UTF-8 bytes that a cell adds to an id.
  var cellBytes: Int {
    axes.reduce(0) { $0 + $1.key.utf8.count + ($1.values.map(\.slug.utf8.count).max() ?? 0) + 2 }
  }

  /// What stands for the cells of a matrix that cannot be read or has too many.
  var unknownCell: MatrixCell { MatrixCell(unusableKeys: axes.filter(\.isRequestField).map(\.key)) }

  /// Every combination. Only for a matrix with few.
  var cells: [MatrixCell] {
    guard isUsable else { return [unknownCell] }
    return axes.reduce([MatrixCell()]) { cells, axis in
      cells.flatMap { cell in axis.values.map { cell.adding($0, of: axis) } }
    }
  }
}
