import GalleryModel

/// What can be wrong with templates that were read: names that mean nothing, text that would not be escaped, and
/// templates that lead back to themselves.
struct TemplateChecks {
  let templates: [String: TemplateSource]

  private static let transforms: Set<String> = [
    "first", "last", "index", "even", "odd", "count", "empty", "capitalized", "lowercased", "uppercased", "reversed",
    "sorted",
  ]

  /// Everything that was found, in the order of the files.
  func problems() -> [Diagnostic] {
    let all = templates.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let found = all.flatMap { source in source.tags.flatMap { problems(of: $0, in: source) } }
    return found.isEmpty ? circles(in: all) : found
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

  /// swift-mustache follows a template that includes itself without end, and a block that fills itself as well.
  private func circles(in all: [TemplateSource]) -> [Diagnostic] {
    var leadsTo: [String: [Step]] = [:]
    for source in all {
      for tag in source.tags {
        let target: String
        switch tag.kind {
        case .partial, .parent: target = tag.name
        case .block where tag.around.last?.kind != .parent: target = "{{$\(tag.name)}}"
        default: continue
        }
        let filled = tag.around.indices.last { index in
          index > 0 && tag.around[index].kind == .block && tag.around[index - 1].kind == .parent
        }
        let from = filled.map { "{{$\(tag.around[$0].name)}}" } ?? source.name
        leadsTo[from, default: []].append(Step(target: target, source: source, tag: tag))
      }
    }
    var done: Set<String> = []
    for start in leadsTo.keys.sorted() {
      if let circle = circle(from: start, path: [], in: leadsTo, done: &done) { return [circle] }
    }
    return []
  }

  private struct Step {
    var target: String
    var source: TemplateSource
    var tag: TemplateTag
  }

  private func circle(
    from name: String, path: [String], in leadsTo: [String: [Step]], done: inout Set<String>
  ) -> Diagnostic? {
    guard !done.contains(name) else { return nil }
    let path = path + [name]
    for step in leadsTo[name] ?? [] {
      if let first = path.firstIndex(of: step.target) {
        let names = (path[first...] + [step.target]).joined(separator: " > ")
        return .error(
          "this template includes itself: \(names)", file: step.source.file, line: step.tag.line,
          column: step.tag.column)
      }
      if let found = circle(from: step.target, path: path, in: leadsTo, done: &done) { return found }
    }
    done.insert(name)
    return nil
  }
}
