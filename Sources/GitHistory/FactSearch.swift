import Foundation
import GalleryModel

/// Picks the facts of some fingerprints out of many lines. Only lines about them, and odd ones, are read as JSON.
struct FactSearch {
  private static let keyStart = Array(#"{"k":""#.utf8)
  private static let quote = UInt8(ascii: "\"")

  let wanted: Set<Fingerprint>
  private(set) var lines: Set<FactLine> = []
  /// Whether a line was written by a program that knows more than this one.
  private(set) var sawNewer = false
  /// How a line begins that is about a fingerprint of the wanted ones' rule; empty where nothing is wanted.
  private let start: [UInt8]
  /// The first eight digits of the wanted fingerprints.
  private let heads: Set<UInt64>
  private var firstUnreadable: (text: String, place: String)?
  private var unreadableCount = 0
  private var seen: Set<String> = []

  init(_ wanted: Set<Fingerprint>) {
    self.wanted = wanted
    let rule = wanted.first.map { $0.text.prefix { $0 != ":" } + ":" } ?? ""
    let isOneRule = !rule.isEmpty && wanted.allSatisfy { $0.hasKnownRule && $0.text.hasPrefix(rule) }
    start = isOneRule ? Self.keyStart + Array(rule.utf8) : []
    heads = Set(wanted.map { Self.head(of: Array($0.text.dropFirst(rule.count).utf8)) })
  }

  /// - Parameter place: where the line stands, for a warning.
  mutating func add(_ line: UnsafeRawBufferPointer, place: @autoclosure () -> String) {
    guard !isAboutOthers(line) else { return }
    var bytes = line[...]
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    let text = String(decoding: bytes, as: UTF8.self)
    if let fingerprint = Self.fingerprint(of: text), !wanted.contains(fingerprint) {
      if !fingerprint.hasKnownRule { sawNewer = true }
      return
    }
    guard seen.insert(text).inserted, !text.allSatisfy({ $0 == " " || $0 == "\t" }) else { return }
    guard text.utf8.elementsEqual(bytes) else { return note(text, place()) }
    do throws(FactLineError) {
      add(try FactLine(text))
    } catch {
      note(text, place())
    }
  }

  /// Most lines are, and there may be millions of them.
  private func isAboutOthers(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let base = line.baseAddress, !start.isEmpty, line.count >= start.count + 8,
      memcmp(base, start, start.count) == 0
    else { return false }
    return !heads.contains(line.loadUnaligned(fromByteOffset: start.count, as: UInt64.self))
  }

  private static func head(of digits: [UInt8]) -> UInt64 {
    digits.withUnsafeBytes { $0.count < 8 ? 0 : $0.loadUnaligned(as: UInt64.self) }
  }

  private mutating func add(_ line: FactLine) {
    switch line.meaning {
    case .fact(let fact):
      if !fact.fingerprint.hasKnownRule { sawNewer = true }
      if wanted.contains(fact.fingerprint) { lines.insert(line) }
    case .needs(let version): if version > 1 { sawNewer = true }
    case .unknown: break  // nothing follows from it here, and it stays in its own branch
    }
  }

  private mutating func note(_ text: String, _ place: String) {
    unreadableCount += 1
    if firstUnreadable == nil { firstUnreadable = (text, place) }
  }

  /// The fingerprint of a line as every gallerist writes it.
  private static func fingerprint(of line: String) -> Fingerprint? {
    guard line.utf8.starts(with: keyStart) else { return nil }
    let key = line.utf8.dropFirst(keyStart.count).prefix(96).prefix { $0 != quote }
    return Fingerprint(String(Substring(key)))
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
