import GalleryModel

/// What there is a schema of.
package enum SchemaSubject: String, CaseIterable, Sendable {
  /// The front matter of prompt files.
  case prompt
  /// `gallerist.yml`.
  case settings
  /// The front matter of `_index.md`.
  case album

  /// The JSON Schema (draft 2020-12), indented, with a line end; always the same bytes.
  package var schema: String {
    let head: [ContentValue.Member] = [
      .init(key: "$schema", value: .string("https://json-schema.org/draft/2020-12/schema")),
      .init(key: "title", value: .string(title)),
      .init(key: "description", value: .string(about)),
      .init(key: "type", value: .list([.string("object"), .string("null")])),
    ]
    return ContentValue.map(head + table.schemaMembers).indentedJSON + "\n"
  }

  package var table: FieldTable {
    switch self {
    case .prompt: .prompt
    case .settings: .settings
    case .album: .album
    }
  }

  private var title: String {
    switch self {
    case .prompt: "Gallerist: front matter of a prompt file"
    case .settings: "Gallerist: settings"
    case .album: "Gallerist: front matter of an album"
    }
  }

  private var about: String {
    switch self {
    case .prompt: "What stands between two --- lines at the top of a .md file in content/."
    case .settings: "What gallerist.yml holds; every key may be left out."
    case .album: "What stands between two --- lines at the top of an _index.md in content/."
    }
  }
}
