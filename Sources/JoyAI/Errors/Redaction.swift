import Foundation

/// Takes the API key out of what a server sent: some echo it in their error messages.
struct Redaction: Sendable {
  /// What stands in place of the key.
  static let mark = "<redacted>"

  private let key: [UInt8]

  init(key: APIKey) { self.key = Array(key.value.utf8) }

  /// A text without the key, fit for one line. Cleaned twice: a key could be cut by the end of the line, or be put
  /// together by dropping what stands between its parts.
  func line(_ text: String) -> String {
    plainText(PlainText.line(plainText(text)))
  }

  /// Parsed JSON without the key.
  func value(_ value: JSONValue) -> JSONValue {
    value.mapStrings { text in
      let clean = plainText(text)
      // What is shown later drops control characters, which may stand between the parts of a key.
      return appears(in: PlainText.line(clean, atMost: .max).utf8) ? Self.mark : clean
    }
  }

  /// Whether the key stands in bytes as it is.
  func appears(in bytes: some Collection<UInt8>) -> Bool {
    Data(bytes).range(of: Data(key)) != nil
  }

  /// Bytes without the key, plain or as JSON may write it. If it is still in there in another disguise, nothing but
  /// the mark is left.
  func bytes(_ bytes: [UInt8]) -> [UInt8] {
    var clean = bytes
    for spelling in [key, escaped(["\\", "\""]), escaped(["/"])] where Data(clean).range(of: Data(spelling)) != nil {
      clean.replace(spelling, with: Array(Self.mark.utf8))
    }
    guard clean.contains(UInt8(ascii: "\\")) else { return clean }
    return appears(in: JSONEscapes.resolved(clean)) ? Array(Self.mark.utf8) : clean
  }

  /// By bytes: a combining mark after the key makes another `Character` of its last one, and hides it from a search by
  /// characters.
  private func plainText(_ text: String) -> String {
    guard appears(in: text.utf8) else { return text }
    return String(decoding: Array(text.utf8).replacing(key, with: Array(Self.mark.utf8)), as: UTF8.self)
  }

  private func escaped(_ signs: [Unicode.Scalar]) -> [UInt8] {
    key.flatMap { byte in
      signs.contains(Unicode.Scalar(byte)) ? [UInt8(ascii: "\\"), byte] : [byte]
    }
  }
}
