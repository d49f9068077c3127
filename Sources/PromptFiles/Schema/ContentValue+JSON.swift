import GalleryModel

extension ContentValue {
  /// JSON text with two spaces for each level; a list or map of scalars that is short stands in one line.
  var indentedJSON: String { indented(by: "") }

  private func indented(by indentation: String) -> String {
    let inner = indentation + "  "
    switch self {
    case .list(let items) where !isFlat:
      return "[\n" + items.map { inner + $0.indented(by: inner) }.joined(separator: ",\n") + "\n\(indentation)]"
    case .map(let members) where !members.isEmpty:
      let lines = members.map { inner + JSONText.string($0.key) + ": " + $0.value.indented(by: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
    default: return json
    }
  }

  private var isFlat: Bool {
    guard case .list(let items) = self else { return false }
    return items.allSatisfy(\.isScalar)
  }

  private var isScalar: Bool {
    switch self {
    case .list, .map: false
    case .null, .bool, .int, .double, .string: true
    }
  }

  /// JSON text in one line.
  private var json: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .string(let text): JSONText.string(text)
    case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .map(let members):
      "{" + members.map { JSONText.string($0.key) + ": " + $0.value.json }.joined(separator: ", ") + "}"
    }
  }
}
