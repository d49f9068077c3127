// The C library inside the Yams package: Yams itself gives no events and resolves aliases while it composes, which is
// too late for refusing them.
import CYaml

/// Reads a YAML text event by event, so that nothing is composed, expanded or nested before it has been looked at.
final class YAMLEventParser {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter text: valid UTF-8.
  init(_ text: ArraySlice<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    input = .allocate(capacity: text.count)
    _ = input.initialize(from: text)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; do not ask for more after the end of the stream.
  func next() throws(YAMLSyntaxError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError }
    defer { yaml_event_delete(&event) }
    let index = event.start_mark.index
    switch event.type {
    case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, index: index)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, index: index)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, index: index)
    case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, index: index)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return YAMLEvent(
        kind: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), index: index,
        hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return YAMLEvent(kind: .listStart, index: index, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return YAMLEvent(kind: .mapStart, index: index, hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .collectionEnd, index: index)
    default: return YAMLEvent(kind: .streamEnd, index: index)
    }
  }

  private var syntaxError: YAMLSyntaxError {
    let failed = parser.pointee
    let problem = failed.problem.map { String(cString: $0) } ?? "it cannot be read"
    let context = failed.context.map { String(cString: $0) } ?? ""
    if failed.error == YAML_READER_ERROR {
      return YAMLSyntaxError(position: .byte(failed.problem_offset), sentence: "not valid YAML: \(problem)")
    }
    if let refusal = YAMLRefusal.allCases.first(where: { context.hasSuffix($0.scanningContext) }) {
      return YAMLSyntaxError(
        position: .scalar(failed.context_mark.index), sentence: refusal.sentence, help: refusal.help)
    }
    // At the end of the text the beginning of what is not closed says more.
    let isEnd = problem.contains("end of stream") && !context.isEmpty
    return YAMLSyntaxError(
      position: .scalar(isEnd ? failed.context_mark.index : failed.problem_mark.index),
      sentence: Self.sentence(for: problem), help: Self.help(for: problem))
  }

  private static func sentence(for problem: String) -> String {
    if problem.hasPrefix("Maximum nesting level") { return YAMLSyntaxError.tooDeep }
    if problem == "did not find expected <document start>" { return YAMLSyntaxError.secondDocument }
    return "not valid YAML: \(problem)"
  }

  private static func help(for problem: String) -> String? {
    switch problem {
    case "mapping values are not allowed in this context": "put a text that contains \": \" in quotes"
    case "found a tab character that violates indentation": "indent with spaces"
    case "found character that cannot start any token": "put the text in quotes, and indent with spaces, not tabs"
    default: nil
    }
  }
}
