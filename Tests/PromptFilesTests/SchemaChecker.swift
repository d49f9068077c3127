import Foundation
import GalleryModel

/// The keywords of JSON Schema that the schemas use, by draft 2020-12; any other one is an error.
struct SchemaChecker {
  struct UnknownKeyword: Error {
    var keyword: String
  }

  static func accepts(_ value: ContentValue, schema: Any) throws -> Bool {
    guard let schema = schema as? [String: Any] else { throw UnknownKeyword(keyword: "\(schema)") }
    for (keyword, rule) in schema where try !holds(keyword, rule, for: value, in: schema) { return false }
    return true
  }

  private static func holds(
    _ keyword: String, _ rule: Any, for value: ContentValue, in schema: [String: Any]
  ) throws -> Bool {
    switch keyword {
    case "$schema", "title", "description", "default", "examples": return true
    case "type": return (rule as? [String] ?? [rule as? String ?? ""]).contains { isOfType($0, value) }
    case "enum": return (rule as? [String] ?? []).contains { .string($0) == value }
    case "anyOf": return try (rule as? [Any] ?? []).contains { try accepts(value, schema: $0) }
    case "pattern":
      guard case .string(let text) = value, let pattern = rule as? String else { return true }
      return try text.contains(Regex(pattern))
    case "minimum": return number(value).map { $0 >= limit(rule) } ?? true
    case "maximum": return number(value).map { $0 <= limit(rule) } ?? true
    case "exclusiveMinimum": return number(value).map { $0 > limit(rule) } ?? true
    case "minItems":
      guard case .list(let items) = value else { return true }
      return Double(items.count) >= limit(rule)
    case "items":
      guard case .list(let items) = value else { return true }
      return try items.allSatisfy { try accepts($0, schema: rule) }
    case "required":
      guard case .map(let members) = value else { return true }
      return (rule as? [String] ?? []).allSatisfy { key in members.contains { $0.key == key } }
    case "properties":
      guard case .map(let members) = value, let rules = rule as? [String: Any] else { return true }
      return try members.allSatisfy { member in
        try rules[member.key].map { try accepts(member.value, schema: $0) } ?? true
      }
    case "additionalProperties":
      guard case .map(let members) = value else { return true }
      let known = schema["properties"] as? [String: Any] ?? [:]
      return try members.filter { known[$0.key] == nil }.allSatisfy { member in
        if rule as? Bool == false { return false }
        return try accepts(member.value, schema: rule)
      }
    default: throw UnknownKeyword(keyword: keyword)
    }
  }

  private static func isOfType(_ type: String, _ value: ContentValue) -> Bool {
    switch value {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .int: type == "integer" || type == "number"
    case .double(let number): type == "number" || type == "integer" && number.rounded() == number
    case .string: type == "string"
    case .list: type == "array"
    case .map: type == "object"
    }
  }

  private static func number(_ value: ContentValue) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  private static func limit(_ rule: Any) -> Double { (rule as? NSNumber)?.doubleValue ?? .nan }
}
