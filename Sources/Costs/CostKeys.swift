import GalleryModel

/// Under which keys an attempt is counted.
struct CostKeys {
  /// What a missing property is called.
  static let none = "-"

  private let grouping: CostGrouping
  private let tags: [String: [String]]
  /// The ids of the present pictures with a request, in the content's order.
  private var users: [Fingerprint: [String]] = [:]

  init(by grouping: CostGrouping, tags: [String: [String]], pictures: [Picture]) {
    self.grouping = grouping
    self.tags = tags
    guard grouping == .tag || grouping == .album else { return }
    for picture in pictures {
      if let fingerprint = picture.shown { users[fingerprint, default: []].append(picture.id.text) }
    }
  }

  /// At least one. What has moved belongs to the album where it hangs now.
  func keys(of entry: CostEntry) -> [String] {
    switch grouping {
    case .model: [entry.model.isEmpty ? Self.none : entry.model]
    case .quality: [entry.quality ?? Self.none]
    case .month: [entry.at?.month ?? Self.none]
    case .picture: [entry.picture.isEmpty ? Self.none : entry.picture]
    case .album: [Self.album(of: hanging(entry))]
    case .tag: tags(of: entry)
    }
  }

  /// By the picture's id; else by who has the same request now, as after a renaming; else by what is left of the id
  /// without take, cell and block, as after a cell was given up.
  private func tags(of entry: CostEntry) -> [String] {
    if let own = tags[entry.picture] { return own.isEmpty ? [Self.none] : own }
    let users = (users[entry.fingerprint] ?? []).flatMap { tags[$0] ?? [] }
    if !users.isEmpty { return Set(users).sorted() }
    let file = tags[Self.path(of: entry.picture)] ?? []
    return file.isEmpty ? [Self.none] : file
  }

  /// The id of the picture that has the request now: the same, else the first.
  private func hanging(_ entry: CostEntry) -> String {
    let users = users[entry.fingerprint] ?? []
    return users.contains(entry.picture) ? entry.picture : users.first ?? entry.picture
  }

  private static func album(of picture: String) -> String {
    let folder = path(of: picture).split(separator: "/").dropLast().joined(separator: "/")
    return folder.isEmpty ? none : folder
  }

  private static func path(of picture: String) -> String {
    String(picture.prefix { $0 != "#" && $0 != "@" && $0 != "~" })
  }
}
