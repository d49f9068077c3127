import GalleryModel

/// What the text of a cell stands for.
enum CellText {
  /// A list: split at the first of some separators that the text has; entries are trimmed, empty ones left out.
  static func list(_ text: String, separators: [Unicode.Scalar]) -> ContentValue {
    let scalars = text.unicodeScalars
    let separator = separators.first { scalars.contains($0) }
    let entries = separator.map { separator in scalars.split(separator: separator).map { String($0) } } ?? [text]
    return .list(entries.map(\.trimmed).filter { !$0.isEmpty }.map(ContentValue.string))
  }

  /// A slug that is not longer than so many bytes, cut at a dash where there is one.
  static func shortened(_ slug: String, to limit: Int) -> String {
    guard slug.utf8.count > limit else { return slug }
    var kept = ""
    for part in slug.split(separator: "-") {
      let longer = kept.isEmpty ? String(part) : kept + "-" + part
      guard longer.utf8.count <= limit else { break }
      kept = longer
    }
    if !kept.isEmpty { return kept }
    for character in slug {
      guard kept.utf8.count + character.utf8.count <= limit else { break }
      kept.append(character)
    }
    return kept
  }
}

extension TableCell {
  /// Whether nothing is written in it.
  var isEmpty: Bool {
    switch value {
    case .null: true
    case .string(let text): text.trimmed.isEmpty
    default: false
    }
  }

  var text: String {
    if case .string(let text) = value { text } else { "" }
  }
}

extension ContentValue {
  /// A text without white space at its ends; anything else as it is.
  var trimmed: ContentValue {
    if case .string(let text) = self { .string(text.trimmed) } else { self }
  }

  /// A text, or a number as it is written.
  var scalarText: String? {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .null, .bool, .list, .map: nil
    }
  }
}

extension String {
  /// Without slashes at the ends.
  var trimmedSlashes: String {
    String(drop { $0 == "/" }.reversed().drop { $0 == "/" }.reversed())
  }
}
