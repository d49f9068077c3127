import GalleryModel

/// Finds the tags of a template, so that its mistakes can be told with their place before anything is rendered.
///
/// It knows the tags that swift-mustache knows, but for those that would let a template escape the checks: other
/// delimiters, pragmas, and partials whose name is a value.
struct TemplateScanner {
  /// Sections within sections.
  private static let deepest = 48

  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var open: [TemplateTag.Opening] = []
  private(set) var tags: [TemplateTag] = []
  private(set) var problems: [Diagnostic] = []

  /// - Parameter file: the path for messages, such as `templates/home.mustache`.
  init(_ text: String, file: String) {
    bytes = Array(text.utf8)
    self.file = file
  }

  /// Reads the whole template; afterwards ``tags`` and ``problems`` hold what was found.
  mutating func scan() {
    while problems.isEmpty, let start = next("{{", from: position) {
      move(to: start)
      scanTag()
    }
    if problems.isEmpty, let last = open.last {
      report("{{\(Self.sign(last.kind))\(last.name)}} is never closed", line: last.line, column: last.column)
    }
  }

  private mutating func scanTag() {
    let (line, column) = (line, column(of: position))
    let inside = position + 2
    let isTriple = inside < bytes.count && bytes[inside] == UInt8(ascii: "{")
    guard let end = next(isTriple ? "}}}" : "}}", from: inside) else {
      return report("this tag is never closed", line: line, column: column)
    }
    var content = bytes[(isTriple ? inside + 1 : inside)..<end]
    move(to: end + (isTriple ? 3 : 2))
    if content.first == UInt8(ascii: "!"), !isTriple { return }
    var kind = isTriple ? TemplateTag.Kind.raw : .variable
    if !isTriple, let first = content.first, let signed = Self.kinds[first] {
      kind = signed
      content = content.dropFirst()
    } else if let first = content.first, "=%".utf8.contains(first) {
      return report(
        first == UInt8(ascii: "=") ? "other delimiters are not supported" : "pragmas are not supported", line: line,
        column: column)
    }
    let text = Self.trimmed(content)
    guard let (name, transforms) = Self.name(text, isFile: kind == .partial || kind == .parent) else {
      let written = String(decoding: text, as: UTF8.self)
      return report("\"\(written)\" cannot stand in a tag; expected a name", line: line, column: column)
    }
    add(TemplateTag(kind: kind, name: name, transforms: transforms, line: line, column: column, around: open))
  }

  private mutating func add(_ tag: TemplateTag) {
    switch tag.kind {
    case .close:
      guard let last = open.popLast() else {
        return report("{{/\(tag.name)}} closes nothing", line: tag.line, column: tag.column)
      }
      guard last.name == tag.name else {
        return report(
          "{{/\(tag.name)}} stands where {{/\(last.name)}} was expected", line: tag.line, column: tag.column,
          help: "{{\(Self.sign(last.kind))\(last.name)}} was opened on line \(last.line)")
      }
    case .section, .inverted, .parent, .block:
      tags.append(tag)
      open.append(.init(kind: tag.kind, name: tag.name, line: tag.line, column: tag.column))
      if open.count > Self.deepest {
        report("more than \(Self.deepest) sections within each other", line: tag.line, column: tag.column)
      }
    case .variable, .raw, .partial:
      tags.append(tag)
    }
  }

  private mutating func report(_ message: String, line: Int, column: Int, help: String? = nil) {
    problems.append(.error(message, file: file, line: line, column: column, help: help))
  }

  private func next(_ text: StaticString, from start: Int) -> Int? {
    let sought = Array(text.description.utf8)
    var index = start
    while index + sought.count <= bytes.count {
      if bytes[index] == sought[0], bytes[index..<index + sought.count].elementsEqual(sought) { return index }
      index += 1
    }
    return nil
  }

  private mutating func move(to target: Int) {
    for index in position..<target where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    position = target
  }

  private func column(of index: Int) -> Int {
    bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 } + 1
  }

  private static let kinds: [UInt8: TemplateTag.Kind] = [
    UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted, UInt8(ascii: ">"): .partial,
    UInt8(ascii: "<"): .parent, UInt8(ascii: "$"): .block, UInt8(ascii: "/"): .close, UInt8(ascii: "&"): .raw,
  ]

  private static func sign(_ kind: TemplateTag.Kind) -> String {
    switch kind {
    case .section: "#"
    case .inverted: "^"
    case .parent: "<"
    case .block: "$"
    default: ""
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { [9, 10, 13, 32].contains(byte) }
    let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return bytes[start..<end]
  }

  /// Takes `last(reversed(items))` apart; nil for what is no name.
  private static func name(_ text: ArraySlice<UInt8>, isFile: Bool) -> (name: String, transforms: [String])? {
    var parts = text.split(separator: UInt8(ascii: "("), omittingEmptySubsequences: false)
    let closing = text.reversed().prefix { $0 == UInt8(ascii: ")") }.count
    guard closing == parts.count - 1 else { return nil }
    if let last = parts.popLast() { parts.append(last.dropLast(closing)) }
    let allowed = parts.allSatisfy { part in
      part.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || ".-_".utf8.contains(byte) || isFile && byte == UInt8(ascii: "/")
      }
    }
    guard allowed, let last = parts.last, !last.isEmpty || parts.count > 1 else { return nil }
    let names = parts.map { String(decoding: $0, as: UTF8.self) }
    return (names[names.count - 1], Array(names.dropLast()))
  }
}
