import CCmarkGFM

/// A parsed Markdown document; freed with its owner.
struct Document: ~Copyable {
  private let parser: OpaquePointer
  private let root: OpaquePointer

  private static let options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8

  private static let hasExtensions: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  init?(_ markdown: String) {
    guard Self.hasExtensions, let parser = cmark_parser_new(Self.options) else { return nil }
    for name in ["table", "strikethrough", "autolink"] {
      if let known = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, known) }
    }
    var text = markdown
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else {
      cmark_parser_free(parser)
      return nil
    }
    self.parser = parser
    self.root = root
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// The level of the highest heading, 1 to 6; 2 where there is none.
  var highestHeading: Int32 {
    let levels = nodes().filter { cmark_node_get_type($0) == CMARK_NODE_HEADING }.map(cmark_node_get_heading_level)
    return levels.min() ?? 2
  }

  /// Calls `body` with every node that can be changed or removed; those that it removes keep their children in place.
  func change(_ body: (OpaquePointer) -> Void) {
    // Inner nodes first, so that none is visited after something around it went away.
    for node in nodes().reversed() { body(node) }
  }

  /// Every node, outer ones first.
  private func nodes() -> [OpaquePointer] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var nodes: [OpaquePointer] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { nodes.append(node) }
    }
    return nodes
  }

  /// The document as HTML, without raw HTML and without a line end after it.
  var markup: String? {
    guard let text = cmark_render_html(root, Self.options, cmark_parser_get_syntax_extensions(parser)) else {
      return nil
    }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    let markup = String(cString: text)
    return markup.utf8.last == UInt8(ascii: "\n") ? String(markup.utf8.dropLast()) : markup
  }
}
