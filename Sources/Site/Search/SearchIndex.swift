import GalleryModel

/// What the home page's search is answered from: which words, tags, models, qualities and albums which prompt files
/// have.
///
/// A first visit loads `search/start.json` alone: what can be filtered by, and where each part of the sorted words
/// begins. What is typed is the beginning of words, so that one or two parts answer it. The answers are positions in the
/// gallery's order; their cards come from the gallery's own pages, where they stand 48 a page, as long as those have the
/// same order: a page may be older than the index that is loaded while it is open.
struct SearchIndex {
  static let folder = "search"
  static let start = folder + "/start.json"
  static let partPrefix = folder + "/words-"
  /// JSON bytes of a part that are not exceeded by more than one word.
  private static let partBytes = 20_000
  /// Tags and albums that can be chosen, the most used; the others are found by their words.
  private static let mostChoices = 200

  private struct Choice {
    var key: String
    var text: String
    var count: Int

    var json: String { "[\(JSONText.string(key)),\(JSONText.string(text)),\(count)]" }
  }

  private let index: GalleryIndex

  init(_ index: GalleryIndex) {
    self.index = index
  }

  /// The start and the parts; nothing for a gallery without works.
  func files() -> [OutputFile] {
    guard !index.entries.isEmpty else { return [] }
    var files: [OutputFile] = []
    var parts: [String] = []
    for part in self.parts(of: works()) {
      let bytes = Array(part.json.utf8)
      let hash = SHA256Digest.of(bytes).prefix(ThemeAsset.hashLength)
      files.append(OutputFile(path: "\(Self.partPrefix)\(hash).json", content: .bytes(bytes)))
      parts.append("[\(JSONText.string(part.first)),\(JSONText.string(String(hash)))]")
    }
    let start = JSONText.object([
      ("generator", JSONText.string("Gallerist")), ("total", String(index.entries.count)),
      ("order", JSONText.string(index.order)), ("page", String(SiteRenderer.pageSize)),
      ("parts", "[\(parts.joined(separator: ","))]"),
      ("tag", list(of: tags)), ("model", list(of: models)), ("quality", list(of: qualities)),
      ("album", list(of: albums)),
    ])
    return files + [OutputFile(path: Self.start, content: .bytes(Array((start + "\n").utf8)))]
  }

  /// The prompt files of each word, ascending. What can be filtered by has a colon in it, which no word has.
  private func works() -> [String: [Int]] {
    var works: [String: [Int]] = [:]
    for (position, entry) in index.entries.enumerated() {
      var words = SearchText.words(of: entry.file.title)
      for tag in entry.file.tags {
        words.formUnion(SearchText.words(of: tag))
        words.insert("t:" + Slug.make(tag))
      }
      for prompt in Set(entry.works.map(\.picture.request.prompt)) { words.formUnion(SearchText.words(of: prompt)) }
      for work in entry.works {
        words.insert("m:" + work.picture.request.model.rawValue)
        if let quality = work.picture.request.quality { words.insert("q:" + quality.rawValue) }
      }
      for album in index.way(to: entry.file.album) { words.insert("a:" + album.path) }
      for word in words { works[word, default: []].append(position) }
    }
    return works
  }

  private func parts(of works: [String: [Int]]) -> [(first: String, json: String)] {
    // As browsers compare.
    let sorted = works.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    var parts: [(first: String, json: String)] = []
    var words: [String] = []
    var lists: [String] = []
    var bytes = 0
    func end() {
      guard let first = words.first else { return }
      let json = "{\"words\":\(JSONText.strings(words)),\"works\":\(JSONText.strings(lists))}\n"
      parts.append((first, json))
      (words, lists, bytes) = ([], [], 0)
    }
    for word in sorted {
      let list = Self.steps(works[word] ?? [])
      words.append(word)
      lists.append(list)
      bytes += word.utf8.count + list.utf8.count + 6
      if bytes >= Self.partBytes { end() }
    }
    end()
    return parts
  }

  /// Ascending numbers by how far each is from the one before, in base 36.
  private static func steps(_ numbers: [Int]) -> String {
    var last = 0
    return numbers.map { number in
      defer { last = number }
      return String(number - last, radix: 36)
    }.joined(separator: " ")
  }

  private func list(of choices: [Choice]) -> String { "[\(choices.map(\.json).joined(separator: ","))]" }

  private var tags: [Choice] {
    let all = index.tags.map { Choice(key: $0.slug, text: $0.title, count: $0.entries.count) }
    return mostUsed(all)
  }

  private var models: [Choice] {
    index.models.map { Choice(key: $0.title, text: $0.title, count: $0.entries.count) }
  }

  private var qualities: [Choice] {
    Quality.allCases.compactMap { quality in
      let count = index.entries.count { $0.works.contains { $0.picture.request.quality == quality } }
      return count > 0 ? Choice(key: quality.rawValue, text: quality.rawValue, count: count) : nil
    }
  }

  private var albums: [Choice] {
    let all = index.albums.values.filter { !$0.path.isEmpty && index.countsBelow[$0.path] != nil }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      .map { Choice(key: $0.path, text: $0.title, count: index.countsBelow[$0.path] ?? 0) }
    return mostUsed(all)
  }

  /// In the order given, without the least used where there are too many.
  private func mostUsed(_ choices: [Choice]) -> [Choice] {
    guard choices.count > Self.mostChoices else { return choices }
    let ranks = choices.indices.sorted { (choices[$1].count, $0) < (choices[$0].count, $1) }
    return ranks.prefix(Self.mostChoices).sorted().map { choices[$0] }
  }
}
