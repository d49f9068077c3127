import GalleryModel

/// Follows templates into the templates and blocks that they include.
///
/// swift-mustache does so by calling itself: one that includes itself would never end, a long chain would use up the
/// stack, and partials that include the next one twice would take twice the time with each.
struct TemplateNesting {
  /// Templates and blocks within each other.
  private static let deepest = 32
  /// Sections, templates and blocks within each other.
  private static let mostLevels = 160
  /// Templates and blocks that one page may include in all.
  private static let mostInclusions = 100_000

  private struct Step {
    var target: String
    var source: TemplateSource
    var tag: TemplateTag
  }

  /// What comes of a template with everything that it includes, itself counted.
  private struct Measure {
    var depth = 1
    var levels = 1
    var inclusions = 1
  }

  private var leadsTo: [String: [Step]] = [:]
  private var sections: [String: Int] = [:]
  private var measures: [String: Measure] = [:]

  /// The first template that leads back to itself or too far; empty where there is none.
  static func problems(in all: [TemplateSource]) -> [Diagnostic] {
    var nesting = TemplateNesting(all)
    for start in nesting.leadsTo.keys.sorted() {
      if let problem = nesting.follow(start, path: []) { return [problem] }
    }
    return []
  }

  private init(_ all: [TemplateSource]) {
    for source in all {
      sections[source.name] = source.tags.map(\.around.count).max() ?? 0
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
  }

  private mutating func follow(_ name: String, path: [String]) -> Diagnostic? {
    guard measures[name] == nil else { return nil }
    let path = path + [name]
    var measure = Measure(levels: 1 + (sections[name] ?? 0))
    for step in leadsTo[name] ?? [] {
      if let first = path.firstIndex(of: step.target) {
        let names = (path[first...] + [step.target]).joined(separator: " > ")
        return Self.problem("this template includes itself: \(names)", at: step)
      }
      if path.count < Self.deepest, let problem = follow(step.target, path: path) { return problem }
      guard let below = measures[step.target] else { return Self.tooDeep(at: step) }
      measure.depth = max(measure.depth, 1 + below.depth)
      measure.levels = max(measure.levels, 1 + step.tag.around.count + below.levels)
      measure.inclusions += below.inclusions
      if measure.depth > Self.deepest { return Self.tooDeep(at: step) }
      if measure.levels > Self.mostLevels {
        return Self.problem("more than \(Self.mostLevels) sections and templates within each other", at: step)
      }
      if measure.inclusions > Self.mostInclusions {
        return Self.problem(
          "with this, \"\(name)\" includes more than \(Self.mostInclusions) templates in all", at: step)
      }
    }
    measures[name] = measure
    return nil
  }

  private static func tooDeep(at step: Step) -> Diagnostic {
    problem("more than \(deepest) templates within each other", at: step)
  }

  private static func problem(_ message: String, at step: Step) -> Diagnostic {
    .error(message, file: step.source.file, line: step.tag.line, column: step.tag.column)
  }
}
