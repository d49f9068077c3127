import GalleryModel

/// What is wrong with one file, as far as it has been read.
struct FileProblems {
  /// A file made to be wrong must not fill the screen, nor the time that looking for near names takes.
  static let limit = 100

  let source: SourceText
  /// Whether lines may be shown, as far as they hold no key themselves: not where a key may go on over several lines.
  var showsLines = true
  private(set) var all: [Diagnostic] = []

  init(in source: SourceText) {
    self.source = source
  }

  var isFull: Bool { all.count >= Self.limit }

  func spot(_ place: Place) -> Spot {
    let excerpt = showsLines ? source.excerpt(of: place) : nil
    return Spot(file: source.file, place: place, excerpt: excerpt == nil || isHarmless(place.line) ? excerpt : nil)
  }

  /// Whether a line names nothing secret and holds nothing that looks so, as far into it as an excerpt goes and more.
  private func isHarmless(_ line: Int) -> Bool {
    guard (1...source.lineCount).contains(line) else { return false }
    let text = String(decoding: source.line(line).prefix(4 * SourceText.excerptLimit), as: UTF8.self)
    return SecretWords.mayBeShown(text)
  }

  /// Records an error at a place; the same one is recorded once, however many prompts it concerns.
  mutating func add(_ message: String, at place: Place, help: String? = nil) {
    let isKnown = all.contains { $0.line == place.line && $0.column == place.column && $0.message == message }
    guard !isFull, !isKnown else { return }
    all.append(spot(place).error(message, help: help))
    if isFull {
      all.append(
        Spot(file: source.file, place: place).error("there are more errors; only the first \(Self.limit) are shown"))
    }
  }

  /// Records an error of the whole file, which no line shows.
  mutating func addForFile(_ message: String, help: String? = nil) {
    guard !isFull else { return }
    all.append(Spot(file: source.file, place: .start).error(message, help: help))
  }
}
