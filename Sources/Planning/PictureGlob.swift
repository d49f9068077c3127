/// A pattern of picture ids: `*` is any text without `/`, `**` any text, `?` one character but `/`.
package struct PictureGlob: Hashable, Sendable {
  private let pattern: [Unicode.Scalar]

  package init(_ text: String) {
    pattern = Array(text.unicodeScalars)
  }

  package func matches(_ id: String) -> Bool {
    // Which positions of the pattern can be reached after each scalar: no backtracking, so no pattern is slow.
    var reached = closure([0])
    for scalar in id.unicodeScalars {
      var next: Set<Int> = []
      for position in reached where position < pattern.count {
        switch pattern[position] {
        case "*": if isDouble(position) || scalar != "/" { next.insert(position) }
        case "?": if scalar != "/" { next.insert(position + 1) }
        default: if pattern[position] == scalar { next.insert(position + 1) }
        }
      }
      reached = closure(next)
      if reached.isEmpty { return false }
    }
    return reached.contains(pattern.count)
  }

  /// Adds what is reached without reading anything: stars may be empty.
  private func closure(_ positions: Set<Int>) -> Set<Int> {
    var result = positions
    var open = Array(positions)
    while let position = open.popLast() {
      guard position < pattern.count, pattern[position] == "*" else { continue }
      let next = position + (isDouble(position) ? 2 : 1)
      if result.insert(next).inserted { open.append(next) }
    }
    return result
  }

  private func isDouble(_ position: Int) -> Bool {
    position + 1 < pattern.count && pattern[position + 1] == "*"
  }
}
