import GalleryModel

extension FieldTable {
  /// The keywords that say which keys an object may have.
  var schemaMembers: [ContentValue.Member] {
    var members: [ContentValue.Member] = [
      .init(key: "properties", value: .map(rules.map { .init(key: $0.key, value: .map($0.schemaMembers)) }))
    ]
    if !required.isEmpty { members.append(.init(key: "required", value: .list(required.map(ContentValue.string)))) }
    members.append(.init(key: "additionalProperties", value: .bool(false)))
    return members
  }
}

extension FieldRule {
  fileprivate var schemaMembers: [ContentValue.Member] {
    var members: [ContentValue.Member] = [.init(key: "description", value: .string(about))]
    members += shape.schemaMembers
    if let fallback { members.append(.init(key: "default", value: fallback)) }
    if !examples.isEmpty {
      members.append(.init(key: "examples", value: .list(examples.map { YAMLReader.contentValue(of: $0) })))
    }
    return members
  }
}

extension FieldShape {
  fileprivate var schemaMembers: [ContentValue.Member] {
    switch self {
    case .text(let allowsEmpty):
      [type("string", "number", "boolean")] + (allowsEmpty ? [] : [.init(key: "pattern", value: .string(#"\S"#))])
    case .form(let pattern, let allowsNumbers):
      [allowsNumbers ? type("string", "integer") : type("string"), .init(key: "pattern", value: .string(pattern))]
    case .choice(let names): [.init(key: "enum", value: .list(names.map(ContentValue.string)))]
    case .flag: [type("boolean")]
    case .integer(let range):
      [
        type("integer"), .init(key: "minimum", value: .int(range.lowerBound)),
        .init(key: "maximum", value: .int(range.upperBound)),
      ]
    case .positiveNumber:
      [
        type("number"), .init(key: "exclusiveMinimum", value: .int(0)),
        .init(key: "maximum", value: .int(FieldRange.longestTime)),
      ]
    case .amount:
      [
        type("number", "string"), .init(key: "minimum", value: .int(0)),
        .init(key: "pattern", value: .string(#"^[0-9]+(\.[0-9]+)?$"#)),
      ]
    case .list(let item, let isFilled):
      [
        .init(
          key: "anyOf",
          value: .list([
            .map(
              [type("array"), .init(key: "items", value: item.schema)]
                + (isFilled ? [.init(key: "minItems", value: .int(1))] : [])), item.schema,
          ]))
      ]
    case .map(let table): [type("object")] + table.schemaMembers
    case .openMap(let value): [type("object"), .init(key: "additionalProperties", value: value.schema)]
    case .oneOf(let shapes): [.init(key: "anyOf", value: .list(shapes.map(\.schema)))]
    case .anything: []
    }
  }

  private var schema: ContentValue { .map(schemaMembers) }

  private func type(_ names: String...) -> ContentValue.Member {
    let values = names.map(ContentValue.string)
    return .init(key: "type", value: values.count == 1 ? values[0] : .list(values))
  }
}
