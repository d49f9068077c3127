/// The keys that one place knows, in the order in which they are best written. The readers take no key that is not in
/// their table, and the schemas are made of the same tables.
package struct FieldTable: Sendable {
  package let rules: [FieldRule]
  /// Keys that must be there.
  package let required: [String]
  /// The names of all keys.
  package let keys: [String]
  private let byKey: [String: FieldRule]

  init(_ rules: [FieldRule], required: [String] = []) {
    self.rules = rules
    self.required = required
    keys = rules.map(\.key)
    byKey = Dictionary(rules.map { ($0.key, $0) }) { first, _ in first }
  }

  /// The rule for a key; nil for an unknown one.
  package subscript(key key: String) -> FieldRule? { byKey[key] }

  func knows(_ key: String) -> Bool { byKey[key] != nil }

  /// The table without some keys.
  func without(_ keys: Set<String>) -> FieldTable {
    FieldTable(rules.filter { !keys.contains($0.key) }, required: required.filter { !keys.contains($0) })
  }

  static func + (first: FieldTable, second: FieldTable) -> FieldTable {
    FieldTable(first.rules + second.rules, required: first.required + second.required)
  }
}
