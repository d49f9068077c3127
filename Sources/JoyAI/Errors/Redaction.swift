/// Takes the API key out of what a server sent: some echo it in their error messages.
struct Redaction: Sendable {
  /// What stands in place of the key.
  static let mark = "<redacted>"

  private let key: APIKey

  init(key: APIKey) { self.key = key }

  /// A text without the key, fit for one line. Cleaned twice: a key could be cut by the end of the line, or be put
  /// together by dropping what stands between its parts.
  func line(_ text: String) -> String {
    let line = PlainText.line(text.replacing(key.value, with: Self.mark))
    return line.replacing(key.value, with: Self.mark)
  }

  /// Parsed JSON without the key.
  func value(_ value: JSONValue) -> JSONValue {
    value.replacing(key.value, with: Self.mark)
  }

  /// Bytes without the key, plain or as JSON may write it. If it is still in there in another disguise, nothing but
  /// the mark is left.
  func bytes(_ bytes: [UInt8]) -> [UInt8] {
    let plain = Array(key.value.utf8)
    let escaped = Array(key.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").utf8)
    let slashed = Array(key.value.replacing("/", with: "\\/").utf8)
    let mark = Array(Self.mark.utf8)
    var clean = bytes
    for spelling in [plain, escaped, slashed] where clean.firstRange(of: spelling) != nil {
      clean.replace(spelling, with: mark)
    }
    guard clean.contains(UInt8(ascii: "\\")), let parsed = JSONValue.read(clean) else { return clean }
    return value(parsed) == parsed ? clean : mark
  }
}
