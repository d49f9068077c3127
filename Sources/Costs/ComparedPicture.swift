package import GalleryModel

/// A picture as a comparison looks at it.
package struct ComparedPicture: Hashable, Sendable {
  /// A field of its request, such as `quality`, and its value.
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package var id: String
  /// Nil while a picture that it edits is not stored.
  package var fingerprint: Fingerprint?
  /// What its request has in common with others of the same words, whatever is stored.
  package var words: String
  package var fields: [Field]

  package init(id: String, fingerprint: Fingerprint?, words: String, fields: [Field] = []) {
    self.id = id
    self.fingerprint = fingerprint
    self.words = words
    self.fields = fields
  }

  /// What pictures have in common that are paid for together.
  var key: String { fingerprint?.text ?? words }

  /// Whether it asks for the very same as another one did.
  func isSame(as other: ComparedPicture) -> Bool {
    guard let fingerprint, let known = other.fingerprint else { return words == other.words }
    return fingerprint == known
  }

  /// The names of the fields that are not the same, in their order.
  func fieldsDiffering(from other: ComparedPicture) -> [String] {
    let (own, others) = (values, other.values)
    var names: [String] = []
    for field in fields + other.fields where own[field.name] != others[field.name] && !names.contains(field.name) {
      names.append(field.name)
    }
    return names
  }

  private var values: [String: String] {
    Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
