import GalleryModel

/// The lines between two `---` lines at the start of a file.
struct FrontMatter {
  /// The members in the order written; empty where there is no front matter.
  var members: [YAMLMember] = []
  /// Whether it could be read at all.
  var isReadable = true
  /// The first line of the body, from 1; may be one more than the file has. Nil where nobody can tell.
  var bodyStart: Int? = 1

  /// Reads the front matter of a file; nothing is wrong with a file that has none.
  static func read(problems: inout FileProblems) -> FrontMatter {
    let source = problems.source
    guard isMarker(source.line(1)) else { return misplaced(problems: &problems) }
    let close = (2..<max(source.lineCount + 1, 2)).first { isMarker(source.line($0)) }
    // A key may be written over several lines, of which any may have to be shown.
    problems.showsLines = !SecretWords.areNamed(in: source.text(2..<(close ?? source.lineCount + 1)))
    guard let close else {
      problems.add(
        "the front matter is not closed", at: .start, help: "put a line with --- below its last key")
      return FrontMatter(isReadable: false, bodyStart: nil)
    }
    switch YAMLReader.read(2..<close, problems: &problems) {
    case .empty: return FrontMatter(bodyStart: close + 1)
    case .unreadable: return FrontMatter(isReadable: false, bodyStart: close + 1)
    case .node(let node):
      if case .map(let members) = node.content { return FrontMatter(members: members, bodyStart: close + 1) }
      if !node.isNull {
        problems.add("the front matter is \(node.described); expected keys and values", at: node.place)
      }
      return FrontMatter(isReadable: node.isNull, bodyStart: close + 1)
    }
  }

  /// A file that does not begin with front matter. What looks as if it should be some would else become a prompt.
  private static func misplaced(problems: inout FileProblems) -> FrontMatter {
    let source = problems.source
    let first = (1...source.lineCount).lazy.map { ($0, source.text($0..<$0 + 1).trimmingWhiteSpace) }
      .first { !$0.1.isEmpty }
    guard let (number, line) = first, line.hasPrefix("---"),
      line.unicodeScalars.dropFirst(3).first?.properties.isWhitespace ?? true
    else { return FrontMatter() }
    let place = Place(line: number, column: 1)
    if number > 1 {
      problems.add(
        "the front matter must begin on the first line", at: place, help: "remove the empty lines above it")
    } else {
      problems.add(
        "the line that begins the front matter has more than ---", at: place, help: "leave only --- in it")
    }
    return FrontMatter(isReadable: false, bodyStart: nil)
  }

  private static func isMarker(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
