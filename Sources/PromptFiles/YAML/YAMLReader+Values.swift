import GalleryModel

extension YAMLReader {
  /// The value of a YAML text of our own; null for one that cannot be read.
  static func contentValue(of text: String) -> ContentValue {
    do throws(Diagnostics) {
      let source = try SourceText(Array(text.utf8), file: "")
      var problems = FileProblems(in: source)
      guard case .node(let node) = read(1..<source.lineCount + 1, problems: &problems), problems.all.isEmpty
      else { return .null }
      return node.contentValue
    } catch {
      return .null
    }
  }
}
