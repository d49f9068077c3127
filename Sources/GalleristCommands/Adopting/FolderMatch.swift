import GalleryModel

/// The files of a folder and the pictures whose ids they are named like.
struct FolderMatch {
  struct Match {
    let file: PictureFolder.File
    let id: PictureID
  }

  private(set) var matches: [Match] = []
  /// Files that are named like no picture.
  private(set) var strangers: [PictureFolder.File] = []
  /// Files for one and the same picture.
  private(set) var rivals: [(first: Match, second: PictureFolder.File)] = []

  private let ids: [PictureID]

  /// - Parameter pictures: every picture of the content; no two ids differ by case or Unicode form only.
  init(_ files: [PictureFolder.File], _ pictures: [Picture]) {
    ids = pictures.map(\.id)
    let byText = Dictionary(ids.map { ($0.text, $0) }) { first, _ in first }
    let byKey = Dictionary(ids.map { (Slug.foldingKey($0.text), $0) }) { first, _ in first }
    var taken: [PictureID: Match] = [:]
    for file in files {
      guard let id = byText[file.name] ?? byKey[Slug.foldingKey(file.name)] else {
        strangers.append(file)
        continue
      }
      let match = Match(file: file, id: id)
      if let first = taken[id] {
        rivals.append((first, file))
      } else {
        taken[id] = match
        matches.append(match)
      }
    }
  }

  /// The id that a person probably meant: one with the same last part, else one that is written nearly so.
  func nearest(to file: PictureFolder.File) -> String? {
    let last = Self.lastPart(of: Slug.foldingKey(file.name))
    let same = ids.filter { Self.lastPart(of: Slug.foldingKey($0.text)) == last }
    if same.count == 1, let only = same.first { return only.text }
    return NearestName.of(file.name, in: ids.map(\.text))
  }

  private static func lastPart(of name: String) -> Substring { name.split(separator: "/").last ?? "" }
}
