import GalleryModel

/// One combination of a matrix's values; the only one of a file without a matrix is empty.
struct MatrixCell {
  private(set) var values: [MatrixValue] = []
  /// What ids hold of it; nil where there is no matrix.
  private(set) var text: String?
  /// What it sets of the request.
  private(set) var fields = RequestFields()
  /// The values of its variables by their names.
  private(set) var variables: [String: String] = [:]

  init() {}

  /// The cell that stands for those of a matrix that cannot be read.
  init(unusableKeys: [String]) {
    fields = RequestFields(unusable: unusableKeys)
  }

  func adding(_ value: Matrix.Value, of axis: Matrix.Axis) -> MatrixCell {
    var cell = self
    cell.values.append(MatrixValue(key: axis.key, value: value.text))
    cell.text = (text.map { $0 + "," } ?? "") + axis.key + "=" + value.slug
    if axis.isRequestField {
      cell.fields = fields.overlaid(by: value.fields)
    } else {
      cell.variables[axis.key] = value.text
    }
    return cell
  }

  /// How messages name it after what they are about.
  var named: String {
    text.map { " in the cell " + $0.prefix(200) + ($0.count > 200 ? "…" : "") } ?? ""
  }
}
