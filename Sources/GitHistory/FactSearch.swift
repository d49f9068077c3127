import GalleryModel

/// Picks the facts of some fingerprints out of many lines. Only lines about them are read as JSON.
struct FactSearch {
  private static let keyStart = Array(#"{"k":""#.utf8)
  private static let quote = UInt8(ascii: "\"")

  let wanted: Set<Fingerprint>
  private(set) var lines: Set<FactLine> = []
  /// Whether a line was written by a program that knows more than this one.
  private(set) var sawNewer = false
  private(set) var firstUnreadable: (text: String, place: String)?
  private(set) var unreadableCount = 0
  private var seen: Set<String> = []

  init(_ wanted: Set<Fingerprint>) {
    self.wanted = wanted
  }

  /// - Parameter place: where the line stands, for a warning.
  mutating func add(_ bytes: ArraySlice<UInt8>, place: @autoclosure () -> String) {
    var bytes = bytes
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard !bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { return }
    if let key = Self.key(of: bytes), let fingerprint = Fingerprint(key), !wanted.contains(fingerprint) {
      if !fingerprint.hasKnownRule { sawNewer = true }
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard seen.insert(text).inserted else { return }
    guard text.utf8.elementsEqual(bytes) else { return note(text, place()) }
    do throws(FactLineError) {
      add(try FactLine(text))
    } catch {
      note(text, place())
    }
  }

  private mutating func add(_ line: FactLine) {
    switch line.meaning {
    case .fact(let fact):
      if !fact.fingerprint.hasKnownRule { sawNewer = true }
      if wanted.contains(fact.fingerprint) { lines.insert(line) }
    case .needs(let version): if version > 1 { sawNewer = true }
    case .unknown:
      // Of a kind that this program does not know; kept where it says what it is about.
      if let key = Self.key(of: Array(line.text.utf8)[...]), let fingerprint = Fingerprint(key),
        wanted.contains(fingerprint)
      {
        lines.insert(line)
      }
    }
  }

  private mutating func note(_ text: String, _ place: String) {
    unreadableCount += 1
    if firstUnreadable == nil { firstUnreadable = (text, place) }
  }

  /// The fingerprint of a line as every gallerist writes it.
  private static func key(of bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.starts(with: keyStart) else { return nil }
    let key = bytes.dropFirst(keyStart.count).prefix(96).prefix { $0 != quote }
    return String(decoding: key, as: UTF8.self)
  }

  /// One warning for all that could not be read, which names the first.
  func warnings(file: String) -> [Diagnostic] {
    guard let firstUnreadable else { return [] }
    let others = unreadableCount == 1 ? "" : " (and \(unreadableCount - 1) more)"
    return [
      .warning(
        "a line that is no fact stands in \(firstUnreadable.place)\(others), and is left out: "
          + "\(firstUnreadable.text.prefix(80))", file: file)
    ]
  }
}
