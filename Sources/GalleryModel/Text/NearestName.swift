/// Suggests the known name that a person probably meant.
package enum NearestName {
  /// Scalars of a name that are looked at.
  private static let longest = 64

  /// The nearest of `known` to `name` by edit distance, or nil when nothing is near enough to be a help.
  /// - Parameter limit: the most edits; nil for what suits the length of the name.
  package static func of(_ name: String, in known: some Sequence<String>, within limit: Int? = nil) -> String? {
    let limit = limit ?? max(1, min(name.unicodeScalars.count, longest) / 3 + 1)
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = distance(name.lowercased(), candidate.lowercased())
      if distance <= limit, best.map({ distance < $0.distance }) ?? true {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Edits between two names; a swap of neighbours counts as one (optimal string alignment).
  private static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first.unicodeScalars.prefix(longest))
    let b = Array(second.unicodeScalars.prefix(longest))
    guard !a.isEmpty else { return b.count }
    guard !b.isEmpty else { return a.count }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
