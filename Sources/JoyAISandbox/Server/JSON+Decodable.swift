import Foundation

extension JSON: Decodable {
  /// Tries one kind after the other: a decoder does not tell which it holds.
  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Name.self) {
      let members = try container.allKeys.map { name in
        Member(name: name.stringValue, value: try container.decode(JSON.self, forKey: name))
      }
      self = .object(members.sorted { $0.name < $1.name })
      return
    }
    if var container = try? decoder.unkeyedContainer() {
      var values: [JSON] = []
      while !container.isAtEnd { values.append(try container.decode(JSON.self)) }
      self = .array(values)
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .decimal(value)
    } else {
      self = .string(try container.decode(String.self))
    }
  }

  /// The value that a body holds; nil if it is not JSON.
  init?(_ body: [UInt8]) {
    guard let value = try? JSONDecoder().decode(JSON.self, from: Data(body)) else { return nil }
    self = value
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
  }
}
