package import GalleryModel

/// Reads a theme's words in one language: a file of keys, each with one text.
package enum WordsFileReader {
  /// - Parameter file: the path relative to the site, for messages.
  /// - Returns: the texts by their keys, or everything that is wrong with the file.
  package static func read(_ bytes: [UInt8], file: String) -> Result<[String: String], Diagnostics> {
    do throws(Diagnostics) {
      return .success(try words(bytes, file))
    } catch {
      return .failure(error)
    }
  }

  private static func words(_ bytes: [UInt8], _ file: String) throws(Diagnostics) -> [String: String] {
    guard bytes.count <= SourceText.sizeLimit else {
      throw Diagnostics(.error("the file has more than \(SourceText.sizeLimit) bytes", file: file, line: 1, column: 1))
    }
    let source = try SourceText(bytes, file: file)
    var problems = FileProblems(in: source)
    let document = YAMLReader.read(1..<source.lineCount + 1, problems: &problems)
    var reader = FieldReader(problems: problems)
    var words: [String: String] = [:]
    switch document {
    case .empty, .unreadable: break
    case .node(let node):
      guard case .map(let members) = node.content else {
        reader.problems.add("the words are no keys and texts", at: node.place, help: "write lines such as home: Home")
        break
      }
      for member in members {
        // Not trimmed: a mark between digits may be a space.
        guard case .scalar(let text, let isPlain) = member.value.content, !(isPlain && text.isEmpty) else {
          _ = reader.text(member)
          continue
        }
        if reader.text(member, allowsEmpty: true) != nil { words[member.key] = text }
      }
    }
    let found = reader.problems.all.inReadingOrder()
    guard found.isEmpty else { throw Diagnostics(found) }
    return words
  }
}
