import Foundation

/// Any JSON, as it came: answers are read leniently, field by field.
enum JSONValue: Sendable, Hashable, Decodable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
  /// A number that no type here can hold.
  case unreadable

  /// Reads JSON text; nil if it is none.
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      // What is no JSON is told from JSON here; every caller says what follows from it.
      return nil
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Each type is tried in turn; that a value is of another type is no error.
    func value<T: Decodable>(_ type: T.Type) -> T? {
      do { return try container.decode(type) } catch { return nil }
    }
    if container.decodeNil() {
      self = .null
    } else if let bool = value(Bool.self) {
      self = .bool(bool)
    } else if let string = value(String.self) {
      self = .string(string)
    } else if let integer = value(Int.self) {
      self = .integer(integer)
    } else if let number = value(Double.self) {
      self = .number(number)
    } else if let array = value([JSONValue].self) {
      self = .array(array)
    } else if let object = value([String: JSONValue].self) {
      self = .object(object)
    } else {
      self = .unreadable
    }
  }

  subscript(name: String) -> JSONValue {
    if case .object(let members) = self { members[name] ?? .null } else { .null }
  }

  var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// A whole number in any form of JSON: `88`, `88.0`, `8.8e1`.
  var wholeNumber: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// Credits: a number, also one that is written as text, away from zero to the next whole one. A charge must not go
  /// unseen for its quotes or its decimal point.
  var credits: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Self.credits(number)
    case .string(let text): Int(text) ?? Double(text).flatMap(Self.credits)
    default: nil
    }
  }

  private static func credits(_ number: Double) -> Int? { Int(exactly: number.rounded(.awayFromZero)) }

  /// What stands where credits belong and can be none, in a few words without a word of the answer; nil where there are
  /// credits, or nothing is said.
  var unreadableCredits: String? {
    guard credits == nil else { return nil }
    switch self {
    case .null: return nil
    case .number(let number): return String(number)
    case .unreadable: return "a number beyond all bounds"
    case .string(let text):
      if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return nil }
      return Double(text).map { String($0) } ?? "a text that is no number"
    case .bool, .array, .object, .integer: return "what is no number"
    }
  }

  /// A name that another site may write as a number.
  var identifier: String? {
    switch self {
    case .string(let string): string.isEmpty ? nil : string
    case .integer(let integer): String(integer)
    default: nil
    }
  }

  /// The same value with every string changed, names included.
  func mapStrings(_ change: (String) -> String) -> JSONValue {
    switch self {
    case .string(let string): .string(change(string))
    case .array(let values): .array(values.map { $0.mapStrings(change) })
    case .object(let members):
      .object(
        Dictionary(
          members.map { (change($0.key), $0.value.mapStrings(change)) }, uniquingKeysWith: { first, _ in first }))
    case .null, .bool, .integer, .number, .unreadable: self
    }
  }
}
