import GalleryModel

/// What can be wrong with templates that were read: names that mean nothing, text that would not be escaped, and
/// templates that lead back to themselves or too far.
struct TemplateChecks {
  let templates: [String: TemplateSource]
  /// The theme's words; nil where they could not be read, so that nobody knows which there are.
  let words: Words?
  /// What templates call the theme's assets.
  let assets: Set<String>

  private static let transforms: Set<String> = [
    "first", "last", "index", "even", "odd", "count", "empty", "capitalized", "lowercased", "uppercased", "reversed",
    "sorted",
  ]

  /// Values, words, assets and partials that there are not, in the order of the files.
  func unknownNames() -> [Diagnostic] {
    sorted.flatMap { source in source.tags.flatMap { unknownNames(in: $0, of: source) } }
  }

  /// Everything else that was found, in the order of the files.
  func problems() -> [Diagnostic] {
    sorted.flatMap { source in source.tags.flatMap { problems(of: $0, in: source) } }
      + TemplateNesting.problems(in: sorted)
  }

  private var sorted: [TemplateSource] {
    templates.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func unknownNames(in tag: TemplateTag, of source: TemplateSource) -> [Diagnostic] {
    func unknown(_ kind: String, _ name: String, among known: [String]) -> [Diagnostic] {
      let near = NearestName.of(name, in: known.sorted())
      return [
        .error(
          "there is no \(kind) \"\(name)\"", file: source.file, line: tag.line, column: tag.column,
          help: near.map { "did you mean \"\($0)\"?" })
      ]
    }
    switch tag.kind {
    case .partial:
      return templates[tag.name] == nil ? unknown("template", tag.name, among: Array(templates.keys)) : []
    case .variable, .section, .inverted, .raw:
      if tag.name.hasPrefix("assets."), !isWithinFree(tag) {
        let name = String(tag.name.dropFirst("assets.".count))
        return assets.contains(name) ? [] : unknown("asset", name, among: Array(assets))
      }
      guard !isFree(tag) else { return [] }
      let parts = tag.name.split(separator: ".").map(String.init)
      if isAmongWords(tag) {
        let name = parts.dropFirst().joined(separator: ".")
        let isKnown = words.map { $0.text(name) != nil } ?? true
        return isKnown ? [] : unknown("word", name, among: words?.names ?? [])
      }
      guard let name = parts.first(where: { !TemplateVocabulary.names.contains($0) }) else { return [] }
      return unknown("value", name, among: Array(TemplateVocabulary.names))
    case .parent, .block, .close: return []
    }
  }

  private func problems(of tag: TemplateTag, in source: TemplateSource) -> [Diagnostic] {
    var result: [Diagnostic] = []
    func report(_ message: String, help: String? = nil) {
      result.append(.error(message, file: source.file, line: tag.line, column: tag.column, help: help))
    }
    switch tag.kind {
    case .parent:
      // Without it there is no page, so that nothing can be made of this one.
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
      // Only what was made here as markup may stand in a page as it is: never what authors and translators write, and
      // never what nobody knows.
      let last = tag.name.split(separator: ".").last.map(String.init)
      let isMarkup = !isFree(tag) && !isAmongWords(tag) && last.map(TemplateVocabulary.markup.contains) ?? false
      if tag.kind == .raw, !isMarkup {
        report("\"\(tag.name)\" is text and would not be escaped", help: "write {{\(tag.name)}}")
      }
    case .partial, .block, .close:
      break
    }
    return result
  }

  private func isAmongWords(_ tag: TemplateTag) -> Bool { tag.name.hasPrefix("words.") }

  /// Whether a name is an author's or a theme's own: within `extra` and `assets`.
  private func isFree(_ tag: TemplateTag) -> Bool { isWithinFree(tag) || Self.isFree(tag.name) }

  private func isWithinFree(_ tag: TemplateTag) -> Bool {
    tag.around.contains { $0.kind == .section && Self.isFree($0.name) }
  }

  private static func isFree(_ name: String) -> Bool {
    name.split(separator: ".").contains { TemplateVocabulary.free.contains(String($0)) }
  }
}
