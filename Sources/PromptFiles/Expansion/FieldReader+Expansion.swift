import Foundation
import GalleryModel

extension FieldReader {
  mutating func takes(_ member: YAMLMember) -> Int? {
    integer(member, in: FieldRange.takes, expected: "a whole number from 1 to 100")
  }

  /// The name of a variable: nothing that an id or a placeholder could not hold, nor a key with another meaning.
  mutating func variableName(_ member: YAMLMember, in owner: String) -> String? {
    let name = member.key.precomposedStringWithCanonicalMapping
    let isName = name.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      return scalar == "_" || scalar == "-" || properties.isAlphabetic || properties.numericType != nil
        || [.nonspacingMark, .spacingMark].contains(properties.generalCategory)
    }
    guard !SecretWords.isSecret(value: name) else {
      refuseSecret(named: name, at: member.keyPlace)
      return nil
    }
    guard isName, (1...100).contains(name.unicodeScalars.count) else {
      problems.add(
        "\(owner) has the name \(QuotedText.of(member.key)); expected letters, digits, - and _", at: member.keyPlace)
      return nil
    }
    if (PageFields.keys + RequestFields.keys + ExpansionFields.keys + ["id"]).contains(name) {
      problems.add(
        "\(owner) has the name \(QuotedText.of(name)), which is a key of prompt files with another meaning",
        at: member.keyPlace, help: "give the variable another name")
      return nil
    }
    return name
  }

  /// The value of a variable.
  mutating func variableText(_ member: YAMLMember, allowsEmpty: Bool = true) -> Located<String>? {
    if case .scalar(let text, _) = member.value.content, SecretWords.isSecret(value: text) {
      refuseSecret(named: member.key, at: member.value.place)
      return nil
    }
    return text(member, allowsEmpty: allowsEmpty)
  }

  mutating func matrix(_ member: YAMLMember) -> Matrix {
    var matrix = Matrix(place: member.keyPlace)
    guard case .map(let members) = member.value.content else {
      matrix.isUsable = false
      return refuse(member, expected: "keys with lists of values, such as {finish: [matte black, steel]}") ?? matrix
    }
    guard members.count <= Matrix.keyLimit else {
      problems.add("matrix has \(members.count) keys; at most \(Matrix.keyLimit) are possible", at: member.value.place)
      matrix.isUsable = false
      return matrix
    }
    for inner in members {
      let isRequestField = RequestFields.matrixKeys.contains(inner.key)
      if inner.key == "callback_url" {
        problems.add("callback_url changes no picture and cannot be in a matrix", at: inner.keyPlace)
        matrix.isUsable = false
        continue
      }
      guard let key = isRequestField ? inner.key : variableName(inner, in: member.key) else {
        matrix.isUsable = false
        continue
      }
      guard !matrix.axes.contains(where: { $0.key == key }) else {
        problems.add("the key \(QuotedText.of(key)) is there twice", at: inner.keyPlace)
        matrix.isUsable = false
        continue
      }
      let values = axisValues(inner, key: key, isRequestField: isRequestField)
      matrix.isUsable = matrix.isUsable && values != nil
      matrix.axes.append(
        Matrix.Axis(key: key, place: inner.keyPlace, isRequestField: isRequestField, values: values ?? []))
    }
    if matrix.cellBytes > Matrix.longestCell {
      problems.add(
        "the matrix would add \(matrix.cellBytes) bytes to the ids of pictures; at most \(Matrix.longestCell) are "
          + "possible", at: member.keyPlace, help: "put long texts under vars, in files of their own")
      matrix.isUsable = false
    }
    return matrix
  }

  /// The values of a key, or nil where not all can be used.
  private mutating func axisValues(_ member: YAMLMember, key: String, isRequestField: Bool) -> [Matrix.Value]? {
    let name = "matrix.\(key)"
    guard case .list(let items) = member.value.content, !items.isEmpty else {
      if case .list = member.value.content {
        problems.add("\(name) is an empty list; expected at least one value", at: member.value.place)
        return nil
      }
      let entry = YAMLMember(key: name, keyPlace: member.keyPlace, value: member.value)
      return refuse(entry, expected: "a list of values, such as [matte black, steel]")
    }
    var values: [Matrix.Value] = []
    var owners: [String: String] = [:]
    var isUsable = true
    for item in items {
      guard !problems.isFull, let value = axisValue(item, key: key, isRequestField: isRequestField) else {
        isUsable = false
        continue
      }
      if let other = owners[value.slug] {
        problems.add(
          "\(name) has \(QuotedText.of(other)) and \(QuotedText.of(value.text)), which are both \(value.slug) in ids",
          at: item.place, help: "keep one of the two, or write one of them in other words")
        isUsable = false
        continue
      }
      owners[value.slug] = value.text
      values.append(value)
    }
    return isUsable ? values : nil
  }

  private mutating func axisValue(_ item: YAMLNode, key: String, isRequestField: Bool) -> Matrix.Value? {
    let name = "matrix.\(key)"
    let entry = YAMLMember(key: isRequestField ? key : name, keyPlace: item.place, value: item)
    var fields = RequestFields()
    let text: String
    if isRequestField {
      guard fields.take(entry, with: &self), fields.unusable.isEmpty else { return nil }
      text = Self.text(of: item)
    } else {
      guard let value = variableText(entry, allowsEmpty: false)?.value else { return nil }
      text = value
    }
    let slug = Slug.make(text)
    guard !slug.isEmpty else {
      problems.add(
        "\(name) has \(QuotedText.of(text)); expected a letter or digit in it, for the id", at: item.place)
      return nil
    }
    return Matrix.Value(text: text, slug: slug, fields: fields)
  }

  /// A value as written; the references of a list with spaces between them.
  private static func text(of node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, _): text.trimmingWhiteSpace
    case .list(let items): items.map(text).joined(separator: " ")
    case .map, .refused: ""
    }
  }
}
