import GalleryModel

/// The keys of a prompt file by which one prompt becomes several pictures.
struct ExpansionFields {
  static let keys = FieldTable.expansion.keys

  var takes: Located<Int>?
  /// The variables' values by their names, and the names in the order written.
  private(set) var values: [String: String] = [:]
  private(set) var names: [Located<String>] = []
  var matrix = Matrix()
  /// Whether all names of variables are known.
  private(set) var areNamesKnown = true

  /// Takes a member if its key is one of these.
  mutating func take(_ member: YAMLMember, with reader: inout FieldReader) -> Bool {
    guard FieldTable.expansion.knows(member.key) else { return false }
    switch member.key {
    case "takes": takes = reader.takes(member).map { Located(value: $0, place: member.keyPlace) }
    case "vars": takeVariables(member, &reader)
    case "matrix":
      matrix = reader.matrix(member)
      areNamesKnown = areNamesKnown && matrix.isUsable
    default: return false
    }
    return true
  }

  private mutating func takeVariables(_ member: YAMLMember, _ reader: inout FieldReader) {
    guard case .map(let members) = member.value.content else {
      areNamesKnown = false
      let _: Int? = reader.refuse(member, expected: "names with their texts, such as {finish: matte black}")
      return
    }
    for inner in members {
      guard let name = reader.variableName(inner, in: member.key) else {
        areNamesKnown = false
        continue
      }
      let entry = YAMLMember(key: "\(member.key).\(name)", keyPlace: inner.keyPlace, value: inner.value)
      guard values[name] == nil else {
        reader.problems.add("the key \(QuotedText.of(name)) is there twice", at: inner.keyPlace)
        continue
      }
      names.append(Located(value: name, place: inner.keyPlace))
      values[name] = reader.variableText(entry)?.value ?? ""
    }
  }

  /// Reports names that stand in both.
  func refuseRepeats(problems: inout FileProblems) {
    guard !matrix.axes.isEmpty else { return }
    for name in names {
      guard let axis = matrix.axes.first(where: { $0.key == name.value }) else { continue }
      problems.add(
        "\(QuotedText.of(name.value)) is in vars and in matrix (line \(axis.place.line))", at: name.place,
        help: "keep one of the two")
    }
  }
}
