import GalleryModel

/// What can be wrong with templates that were read: names that mean nothing, text that would not be escaped, and
/// templates that lead back to themselves or too far.
struct TemplateChecks {
  let templates: [String: TemplateSource]

  private static let transforms: Set<String> = [
    "first", "last", "index", "even", "odd", "count", "empty", "capitalized", "lowercased", "uppercased", "reversed",
    "sorted",
  ]

  /// Everything that was found, in the order of the files.
  func problems() -> [Diagnostic] {
    let all = templates.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return all.flatMap { source in source.tags.flatMap { problems(of: $0, in: source) } }
      + TemplateNesting.problems(in: all)
  }

  private func problems(of tag: TemplateTag, in source: TemplateSource) -> [Diagnostic] {
    var result: [Diagnostic] = []
    func report(_ message: String, help: String? = nil) {
      result.append(.error(message, file: source.file, line: tag.line, column: tag.column, help: help))
    }
    switch tag.kind {
    case .partial, .parent:
      if templates[tag.name] == nil {
        let near = NearestName.of(tag.name, in: templates.keys.sorted())
        report("there is no template \"\(tag.name)\"", help: near.map { "did you mean \"\($0)\"?" })
      }
    case .variable, .section, .inverted, .raw:
      for transform in tag.transforms where !Self.transforms.contains(transform) {
        report(
          "there is no function \"\(transform)\"",
          help: NearestName.of(transform, in: Self.transforms.sorted()).map { "did you mean \"\($0)\"?" })
      }
      let parts = tag.name.split(separator: ".").map(String.init)
      if !isFree(tag), let unknown = parts.first(where: { !TemplateVocabulary.names.contains($0) }) {
        let near = NearestName.of(unknown, in: TemplateVocabulary.names.sorted())
        report("there is no value \"\(unknown)\"", help: near.map { "did you mean \"\($0)\"?" })
      } else if tag.kind == .raw, !(parts.last.map(TemplateVocabulary.markup.contains) ?? false) {
        report("\"\(tag.name)\" is text and would not be escaped", help: "write {{\(tag.name)}}")
      }
    case .block, .close:
      break
    }
    return result
  }

  /// Whether a name is an author's or a theme's own: within `extra` and `assets`.
  private func isFree(_ tag: TemplateTag) -> Bool {
    let free = TemplateVocabulary.free
    let around = tag.around.filter { $0.kind == .section }.map(\.name) + [tag.name]
    return around.contains { $0.split(separator: ".").contains { free.contains(String($0)) } }
  }
}
