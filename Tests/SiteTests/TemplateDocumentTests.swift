import Foundation
import GalleryModel
import Testing

@testable import Site

/// What `docs/templates.md` says of templates is what there is.
@Suite struct TemplateDocumentTests {
  /// A value as the page has it.
  private struct Row: Hashable {
    var name: String
    var type: String
    var example: String
  }

  private let text: String
  /// The rows of each object's table.
  private let objects: [String: [Row]]

  init() throws {
    text = try String(contentsOf: Repository.root.appending(path: "docs/templates.md"), encoding: .utf8)
    var objects: [String: [Row]] = [:]
    for section in text.components(separatedBy: "\n### `").dropFirst() {
      let name = String(section.prefix { $0 != "`" })
      let rows = section.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
      objects[name, default: []] += rows.map { row in
        let cells = row.split(separator: "|", omittingEmptySubsequences: false)
          .map { $0.trimmingCharacters(in: .whitespaces) }
        return Row(name: cells[1].trimmingCharacters(in: ["`"]), type: cells[2], example: cells[3])
      }
    }
    self.objects = objects
  }

  /// The first cells of the tables below a heading.
  private func listed(below heading: String) throws -> [String] {
    let start = try #require(text.range(of: "\n## \(heading)\n")?.upperBound)
    let section = text[start...].components(separatedBy: "\n## ")[0]
    return section.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }.flatMap { row in
      row.components(separatedBy: "|")[1].matches(of: #/`([^`]+)`/#).map { String($0.output.1) }
    }
  }

  @Test func everyPageAndPartialIsListed() throws {
    let names = Theme.builtInFiles.keys.filter { $0.hasSuffix(TemplateSource.fileExtension) }
      .map { String($0.dropLast(TemplateSource.fileExtension.count)) }
    #expect(try listed(below: "Pages").sorted() == names.filter { !$0.hasPrefix("partials/") }.sorted())
    #expect(try listed(below: "Partials").sorted() == names.filter { $0.hasPrefix("partials/") }.sorted())
  }

  @Test func everyObjectIsListed() {
    #expect(objects.keys.sorted() == TemplateVocabulary.objects.map(\.name).sorted())
  }

  @Test(arguments: TemplateVocabulary.objects.map(\.name)) func everyValueIsListed(object: String) throws {
    let known = try #require(TemplateVocabulary.objects.first { $0.name == object })
    let rows = try #require(objects[object])
    #expect(rows.map(\.name).sorted() == known.values.sorted())
    for row in rows {
      #expect(isType(row.type), "\(object).\(row.name): \(row.type)")
      let needsExample = ["text", "markup"].contains(row.type)
      #expect(!needsExample || !row.example.isEmpty, "\(object).\(row.name) has no example")
    }
  }

  private func isType(_ type: String) -> Bool {
    let plain = ["text", "number", "flag", "markup", "words", "assets", "extra"]
    let inner = type.hasPrefix("list of ") ? String(type.dropFirst(8)) : type
    return plain.contains(inner) || objects[inner] != nil
  }

  /// Every value that pages of a rich gallery have is of the type that is written.
  @Test func everyValueHasItsType() throws {
    var seen: Set<String> = []
    for page in try RichGallery.pages() { check(page.content, page.object, &seen) }
    let all = Set(objects.flatMap { object, rows in rows.map { object + "." + $0.name } })
    // Some are never there by their nature.
    let never = ["comparison.edits", "comparison.has_edits", "comparison.take", "comparison.column_count"]
    #expect(all.subtracting(seen).subtracting(never).sorted() == [])
  }

  private func check(_ value: any TemplateValue, _ object: String, _ seen: inout Set<String>) {
    func open<Value: TemplateValue>(_ value: Value) {
      for name in Value.Name.allCases {
        guard let inner = value.value(name) else { continue }
        let type = objects[object]?.first { $0.name == name.rawValue }?.type ?? ""
        if check(inner, type, &seen) {
          seen.insert(object + "." + name.rawValue)
        } else {
          Issue.record("\(object).\(name.rawValue) is \(Swift.type(of: inner)) and not \(type)")
        }
      }
    }
    open(value)
  }

  private func check(_ value: Any, _ type: String, _ seen: inout Set<String>) -> Bool {
    if type.hasPrefix("list of ") {
      guard let values = value as? [Any] else { return false }
      return values.allSatisfy { check($0, String(type.dropFirst(8)), &seen) }
    }
    switch value {
    case is String, is Substring: return type == "text" || type == "markup"
    case is TextValue: return type == "text"
    case is Int: return type == "number"
    case is Bool: return type == "flag"
    case is ExtraValue: return type == "extra"
    case is WordsValue: return type == "words"
    case is AssetsValue: return type == "assets"
    case let object as any TemplateValue:
      guard TemplateVocabulary.objects.contains(where: { $0.name == type && $0.type == Swift.type(of: object) }) else {
        return false
      }
      check(object, type, &seen)
      return true
    default: return false
    }
  }
}
