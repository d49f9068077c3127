import Foundation
import Testing

/// Something that a person can write wrong, and what the program answers.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var files: [String: Data]
  var code: Int32
  /// What standard error must contain.
  var words: String

  init(_ name: String, _ files: [String: Data], code: Int32 = 65, _ words: String) {
    self.name = name
    self.files = files
    self.code = code
    self.words = words
  }

  init(_ name: String, at path: String = "content/bad.md", text: String, code: Int32 = 65, _ words: String) {
    self.init(name, [path: Data(text.utf8)], code: code, words)
  }

  var testDescription: String { name }

  private static let bomb =
    "---\nextra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + (1...12).map { level in
      "  a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }.joined() + "---\nA mug\n"
  private static let nested =
    "---\nextra: " + String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000) + "\n---\nA mug\n"
  /// Two scalars each, so that characters would be counted as half as many.
  private static let flags = String(repeating: "\u{1F1E9}\u{1F1EA}", count: 751)

  static let all: [BadInput] = [
    BadInput("unknown key", text: "---\nqualty: high\n---\nA mug", "content/bad.md:2:1: error: unknown key \"qualty\""),
    BadInput(
      "duplicate key", text: "---\ntitle: a\ntitle: b\n---\nA mug",
      "content/bad.md:3:1: error: the key \"title\" is there twice"),
    BadInput(
      "wrong value", text: "---\nquality: ultra\n---\nA mug",
      "content/bad.md:2:10: error: quality is \"ultra\"; expected low, medium or high\n  quality: ultra\n           ^\n"
    ),
    BadInput(
      "prompt too long", text: "---\nmodel: joyai\nimages: [https://example.com/a.png]\n---\n" + flags,
      "content/bad.md:5:1: error: the prompt has 1502 characters; joyai takes at most 1500"),
    BadInput("no prompt", text: "---\ntitle: a\n---\n", "content/bad.md:4:1: error: the prompt is empty"),
    BadInput(
      "no images", text: "---\nmodel: joyai\n---\nA mug", "content/bad.md:2:8: error: joyai edits 1 to 3 images"),
    BadInput(
      "missing reference", text: "---\nimages: [./gone.jpg]\n---\nA mug",
      "content/bad.md:2:10: error: images has \"./gone.jpg\""),
    BadInput("foreign field", text: "---\nsize: 1024*1024\n---\nA mug", "content/bad.md:2:1: error: size is for joyai"),
    BadInput("alias bomb", text: bomb, "content/bad.md:3:7: error: anchors (&) are not allowed"),
    BadInput("2,000 levels", text: nested, "error: the YAML is nested deeper than 32 levels"),
    BadInput("NUL", text: "A \u{0}mug", "content/bad.md:1:3: error: the file has a NUL character"),
    BadInput(
      "invalid UTF-8", ["content/bad.md": Data("A mug\nof ".utf8) + [0xFF, 0x20]],
      "content/bad.md:2:4: error: the byte 0xFF is not valid UTF-8"),
    BadInput(
      "unclosed front matter", text: "---\ntitle: a\nA mug", "content/bad.md:1:1: error: the front matter is not closed"
    ),
    BadInput("unclosed fence", text: "```prompt\nA mug", "content/bad.md:1:1: error: the prompt block is not closed"),
    BadInput("placeholder", text: "A {{finish}} mug", "content/bad.md:1:3: error: unknown placeholder \"finish\""),
    BadInput(
      "one address for two", at: "content/mugs/01-red.md", text: "A mug",
      "content/mugs/01-red.md and content/mugs/red.md would both get the address /mugs/red/"),
    BadInput(
      "address of the site", at: "content/tags.md", text: "A mug",
      "content/tags.md:1:1: error: the address /tags/ is used by the site"),
    BadInput(
      "slug that leaves", text: "---\nslug: ../../up\n---\nA mug", "content/bad.md:2:7: error: slug is \"../../up\""),
    BadInput(
      "alias that leaves", text: "---\naliases: [../x]\n---\nA mug", "content/bad.md:2:11: error: aliases has \"../x\""),
    BadInput(
      "template that leaves", text: "---\ntemplate: ../x\n---\nA mug",
      "content/bad.md:2:11: error: template is \"../x\""),
    BadInput(
      "3 MiB", ["content/bad.md": Data(repeating: 0x41, count: 3 << 20)],
      "content/bad.md:1:1: error: the file is larger than 1 MiB"),
    BadInput(
      "key in content", text: "---\napi_key: sk-1\n---\nA mug",
      "content/bad.md:2:1: error: api_key does not belong in a file"
    ),
    BadInput(
      "album", at: "content/mugs/_index.md", text: "---\ncovr: x\n---\n",
      "content/mugs/_index.md:2:1: error: unknown key \"covr\""),
    BadInput(
      "setting", at: "gallerist.yml", text: "titel: x", code: 78, "gallerist.yml:1:1: error: unknown key \"titel\""),
    BadInput(
      "setting's value", at: "gallerist.yml", text: "title: x\ngenerate: {concurrency: 99}", code: 78,
      "gallerist.yml:2:25: error: "),
    BadInput(
      "setting's alias", at: "gallerist.yml", text: "title: &a x", code: 78,
      "gallerist.yml:1:8: error: anchors (&) are not allowed"),
    BadInput(
      "output that leaves", at: "gallerist.yml", text: "output: ../elsewhere", code: 78,
      "gallerist.yml:1:9: error: output is"),
    BadInput(
      "output over a source", at: "gallerist.yml", text: "output: content", code: 78,
      "gallerist.yml:1:9: error: output is"),
    BadInput("no YAML", at: "gallerist.yml", text: "title: [", code: 78, "gallerist.yml:"),
  ]
}
