package import GalleryModel

/// The text of a prompt file, written so that reading it gives exactly what it was made of.
///
/// ```swift
/// let text = PromptFileText(keys: [.init(key: "title", value: .string("4:5"))], prompt: "A mug")
/// text.bytes      // ---, title: "4:5", ---, A mug
/// ```
package struct PromptFileText: Sendable {
  /// What stands in a line.
  package enum Owner: Hashable, Sendable {
    case key(String)
    case prompt
  }

  package let bytes: [UInt8]
  /// Whether what is read of it is what it was made of.
  package let isExact: Bool
  /// What each line holds, from the first on; nil for lines that hold nothing.
  private let owners: [Owner?]

  /// - Parameters:
  ///   - keys: the front matter, without repeats; lists and maps at any depth.
  ///   - fillsPlaceholders: whether `{{` stands for a placeholder; it is a literal `{{` otherwise, in `alt` as well.
  package init(keys: [ContentValue.Member], prompt: String, fillsPlaceholders: Bool = false) {
    let written = fillsPlaceholders ? keys : keys.map(Self.literal)
    let body = ImageRequest.normalized(fillsPlaceholders ? prompt : Self.literal(prompt))
    let front = written.map { (key: $0.key, lines: YAMLText.lines(of: $0, isPlain: Self.isDate($0))) }
    let forms = [Self.plain(body), Self.fenced(body)]
    // What a reader makes of a body is known best by the reader. Placeholders it cannot fill change nothing in this.
    let literal = ImageRequest.normalized(Self.literal(prompt))
    let readings = [Self.plain(literal), Self.fenced(literal)].map { Self.reading(of: ["---", "---"] + $0) }
    let exact = readings.indices.filter { readings[$0]?.prompts == [ImageRequest.normalized(prompt)] }
    // A fence of the prompt's own may look like a misspelt block to the reader: then the prompt needs one around it.
    let index = exact.first { readings[$0]?.isGood == true } ?? exact.last
    let form = forms[index ?? 1]
    let isHeaded = !front.isEmpty || body.hasPrefix("---")
    let head: [(String, Owner?)] =
      isHeaded
      ? [("---", nil)] + front.flatMap { part in part.lines.map { ($0, Owner.key(part.key)) } } + [("---", nil)] : []
    let lines = head + form.map { ($0, Owner.prompt) }
    owners = lines.map(\.1)
    bytes = Array((lines.map(\.0).joined(separator: "\n") + "\n").utf8)
    isExact = index != nil && Self.keys(in: bytes) == written
  }

  /// What stands in a line, from 1; nil where nothing of its own does.
  package func owner(ofLine line: Int) -> Owner? {
    owners.indices.contains(line - 1) ? owners[line - 1] : nil
  }

  private static func plain(_ prompt: String) -> [String] { lines(prompt) }

  private static func fenced(_ prompt: String) -> [String] {
    var longest = 2
    var count = 0
    for byte in prompt.utf8 {
      count = byte == UInt8(ascii: "`") ? count + 1 : 0
      longest = max(longest, count)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return [fence + "prompt"] + lines(prompt) + [fence]
  }

  private static func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// With every `{{` as one that stands for itself.
  private static func literal(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == "{", scalars.first == "{" {
        result.append(contentsOf: "\\{{".unicodeScalars)
        scalars.removeFirst()
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func literal(_ member: ContentValue.Member) -> ContentValue.Member {
    guard member.key == "alt", case .string(let text) = member.value else { return member }
    return .init(key: member.key, value: .string(literal(text)))
  }

  private static func isDate(_ member: ContentValue.Member) -> Bool {
    guard member.key == "date", case .string(let text) = member.value else { return false }
    return DateText.date(text) != nil
  }

  /// What a reader makes of a file, and whether it finds nothing wrong with it.
  private static func reading(of lines: [String]) -> (prompts: [String], isGood: Bool)? {
    do throws(Diagnostics) {
      let source = try SourceText(Array((lines.joined(separator: "\n") + "\n").utf8), file: "")
      var problems = FileProblems(in: source)
      let reader = PromptFileReader(settings: GallerySettings(), path: "a.md")
      let prompts = reader.read(problems: &problems).file.pictures.map(\.request.prompt)
      return (prompts, problems.all.isEmpty)
    } catch {
      return nil  // control characters: the reader says so where they stand
    }
  }

  private static func keys(in bytes: [UInt8]) -> [ContentValue.Member]? {
    do throws(Diagnostics) {
      var problems = FileProblems(in: try SourceText(bytes, file: ""))
      return FrontMatter.read(problems: &problems).members.map { .init(key: $0.key, value: $0.value.contentValue) }
    } catch {
      return nil
    }
  }
}
