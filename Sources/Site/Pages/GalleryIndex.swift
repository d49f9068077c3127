import GalleryModel

/// What all pages look things up in, worked out once.
struct GalleryIndex: Sendable {
  /// In the gallery's order.
  let entries: [Entry]
  /// A hash of which pages hang in which order, by which positions of one build are told from those of another.
  let order: String
  /// Positions in `entries` by album path; the files that stand directly in the album.
  let entriesByAlbum: [String: [Int]]
  /// By path.
  let albums: [String: Album]
  /// The albums directly below an album, in their order.
  let albumsBelow: [String: [Album]]
  /// Prompt files in an album and below it.
  let countsBelow: [String: Int]
  /// The first file in an album or below it, in the gallery's order.
  let firstBelow: [String: Int]
  /// By slug.
  let tags: [Topic]
  /// In the order in which the API documents them.
  let models: [Topic]
  /// The position of each picture's file by the picture's id.
  let entryByPicture: [String: Int]
  /// Where each picture hangs.
  let places: [PictureID: PicturePlace]
  /// The pictures that build on a picture, in the gallery's order.
  let edits: [PictureID: [PicturePlace]]
  /// The address of each page by the Markdown file that makes it.
  let addresses: [String: String]

  init(_ input: GalleryInput) {
    let provenances = Provenances(input.content, settings: input.settings)
    let entries = input.content.files.compactMap { Entry($0, input: input, provenances: provenances) }
    self.entries = entries
    order = String(
      SHA256Digest.of(Array(entries.map(\.file.address).joined(separator: "\n").utf8)).prefix(ThemeAsset.hashLength))
    albums = Dictionary(input.content.albums.map { ($0.path, $0) }) { first, _ in first }
    albumsBelow = Dictionary(grouping: input.content.albums.filter { !$0.path.isEmpty }) { Self.above($0.path) }
    entriesByAlbum = Dictionary(grouping: entries.indices) { entries[$0].file.album }
    var counts: [String: Int] = [:]
    var first: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      var path = entry.file.album
      while true {
        counts[path, default: 0] += 1
        if first[path] == nil { first[path] = position }
        if path.isEmpty { break }
        path = Self.above(path)
      }
    }
    countsBelow = counts
    firstBelow = first
    tags = Self.topics(entries) { entry in entry.file.tags }
      .sorted { $0.slug.utf8.lexicographicallyPrecedes($1.slug.utf8) }
    let found = Self.topics(entries) { entry in entry.works.map(\.picture.request.model.rawValue) }
    models = ModelName.allCases.compactMap { name in found.first { $0.title == name.rawValue } }
    entryByPicture = Dictionary(
      entries.enumerated().flatMap { position, entry in entry.works.map { ($0.picture.id.text, position) } }
    ) { first, _ in first }
    var places: [PictureID: PicturePlace] = [:]
    var edits: [PictureID: [PicturePlace]] = [:]
    for (position, entry) in entries.enumerated() {
      for (number, work) in entry.works.enumerated() {
        let place = PicturePlace(entry: position, work: number)
        places[work.picture.id] = place
        for parent in Set(work.picture.builtOn.compactMap(\.picture)) {
          edits[parent, default: []].append(place)
        }
      }
    }
    self.places = places
    self.edits = edits
    addresses = Dictionary(
      entries.map { ($0.file.file, $0.file.address) }
        + input.content.albums.map { ("content/" + ($0.path.isEmpty ? "" : $0.path + "/") + "_index.md", $0.address) }
    ) { first, _ in first }
  }

  /// The albums above an album or file, from the top down, without the content folder itself.
  func way(to album: String) -> [Album] {
    var result: [Album] = []
    var path = album
    while !path.isEmpty {
      if let album = albums[path] { result.append(album) }
      path = Self.above(path)
    }
    return result.reversed()
  }

  /// The picture that stands for an album: the one it names, else the cover of its first file.
  func cover(of album: Album) -> PreparedWork? {
    if let id = album.cover, let position = entryByPicture[id] {
      return entries[position].works.first { $0.picture.id.text == id }
    }
    return firstBelow[album.path].map { entries[$0].cover }
  }

  private static func above(_ path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// In the order in which they occur first; names that give the same slug are one.
  private static func topics(_ entries: [Entry], names: (Entry) -> [String]) -> [Topic] {
    var topics: [Topic] = []
    var positions: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      for name in names(entry) {
        let slug = Slug.make(name)
        guard !slug.isEmpty else { continue }
        if let position = positions[slug] {
          if topics[position].entries.last != index { topics[position].entries.append(index) }
        } else {
          positions[slug] = topics.count
          topics.append(Topic(title: name, slug: slug, entries: [index]))
        }
      }
    }
    return topics
  }
}
