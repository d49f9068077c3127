import GalleryModel
import PromptFiles

/// What a column of a table says of a prompt.
enum TableColumn: Hashable {
  /// The prompt itself.
  case prompt
  /// The path of the prompt file below `content/`.
  case file
  /// The folder of the prompt file.
  case album
  /// The name of the prompt file in its folder.
  case name
  /// A key of the front matter.
  case key(String)
  /// A member of a map: `vars.finish`.
  case member(of: String, String)

  private static let own: [String: TableColumn] = ["prompt": .prompt, "file": .file, "album": .album, "name": .name]
  private static let maps: Set<String> = ["vars", "matrix", "extra"]

  /// The names that a column may have, for messages.
  static let names = own.keys.sorted() + FieldTable.prompt.keys

  /// - Parameter name: in any case, since spreadsheets like capitals.
  init?(_ name: String) {
    let folded = name.lowercased()
    if let own = Self.own[folded] {
      self = own
    } else if FieldTable.prompt[key: folded] != nil {
      self = .key(folded)
    } else {
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, Self.maps.contains(parts[0].lowercased()), !parts[1].isEmpty else { return nil }
      self = .member(of: parts[0].lowercased(), String(parts[1]))
    }
  }
}
