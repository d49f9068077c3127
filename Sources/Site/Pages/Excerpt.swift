/// The beginning of a text, for places that have little room.
enum Excerpt {
  /// One line of at most `limit` Unicode scalars, cut between words where there are any, with `…` where something is
  /// left out.
  static func of(_ text: String, atMost limit: Int) -> String {
    var line: [Unicode.Scalar] = []
    var afterSpace = true
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if !isSpace {
        line.append(scalar)
      } else if !afterSpace {
        line.append(" ")
      }
      afterSpace = isSpace
      if line.count > limit { break }
    }
    if line.last == " " { line.removeLast() }
    let isCut = line.count > limit
    if isCut {
      line.removeLast(line.count - limit + 1)
      if let space = line.lastIndex(of: " "), space > limit / 2 { line.removeLast(line.count - space) }
      line.append("…")
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: line)
    return String(result)
  }
}
