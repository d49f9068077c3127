import Foundation
import GalleryModel

/// The names of all pictures, for covers to be looked up in.
struct CoverNames {
  /// Names are compared with all others; whoever renamed many pictures needs no suggestion for each.
  private static let suggestionLimit = 20

  /// Ids by the names that lead to them: the ids themselves, and a file or block for its first picture.
  private var ids: [String: String] = [:]
  private var sorted: [String]?
  private var suggestions = 0

  init(_ files: [PromptFile] = []) {
    for picture in files.flatMap(\.pictures) {
      let id = picture.id
      let text = id.text
      for name in [id.path, PictureID(path: id.path, block: id.block).text] where ids[name] == nil { ids[name] = text }
    }
    // A file may be named as a picture of another one would be.
    for picture in files.flatMap(\.pictures) { ids[picture.id.text] = picture.id.text }
  }

  /// The first of some names that leads to a picture, as the picture's id.
  func first(of names: [String]) -> String? {
    names.lazy.compactMap { ids[$0.precomposedStringWithCanonicalMapping] }.first
  }

  mutating func nearest(to name: String) -> String? {
    suggestions += 1
    guard suggestions <= Self.suggestionLimit else { return nil }
    let names = sorted ?? ids.keys.sorted()
    sorted = names
    return NearestName.of(name, in: names)
  }
}
