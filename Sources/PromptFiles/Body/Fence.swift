import GalleryModel

/// The line that opens a fenced block, by the rules of CommonMark 0.31, section 4.5.
struct Fence {
  private static let backtick: UInt8 = 0x60
  private static let tilde: UInt8 = 0x7E

  private let character: UInt8
  private let length: Int
  /// Spaces before the fence; as many are taken off the lines in the block.
  let indentation: Int
  /// Where the info string begins, in bytes from the start of the line.
  let infoOffset: Int

  /// Nil for a line that opens no block.
  init?(_ line: ArraySlice<UInt8>) {
    let indentation = line.prefix { $0 == 0x20 }.count
    guard indentation <= 3 else { return nil }
    let rest = line.dropFirst(indentation)
    guard let character = rest.first, character == Self.backtick || character == Self.tilde else { return nil }
    let length = rest.prefix { $0 == character }.count
    guard length >= 3 else { return nil }
    let info = rest.dropFirst(length)
    if character == Self.backtick, info.contains(Self.backtick) { return nil }
    self.character = character
    self.length = length
    self.indentation = indentation
    infoOffset = indentation + length
  }

  /// Whether a line closes the block that this one opened.
  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { $0 == 0x20 }
    guard line.count - rest.count <= 3 else { return false }
    let count = rest.prefix { $0 == character }.count
    return count >= length && rest.dropFirst(count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Whether the first word of the info string of this line is `prompt`.
  func opensPrompt(_ line: ArraySlice<UInt8>) -> Bool { firstWord(line).elementsEqual(Self.prompt.utf8) }

  /// The first word of the info string where it is nearly `prompt`, so that no language can be meant.
  func misspeltPrompt(_ line: ArraySlice<UInt8>) -> String? {
    let bytes = firstWord(line)
    guard (4...40).contains(bytes.count) else { return nil }
    let word = String(decoding: bytes, as: UTF8.self)
    let lowercased = word.lowercased()
    let isFollowed = lowercased.hasPrefix(Self.prompt) && lowercased.dropFirst(6).first.map("{[(:;,=|".contains) == true
    return isFollowed || NearestName.isOneEdit(lowercased, Self.prompt) ? word : nil
  }

  /// Where the info string of this line begins, from 1.
  func infoColumn(_ line: ArraySlice<UInt8>) -> Int {
    infoOffset + line.dropFirst(infoOffset).prefix { $0 == 0x20 || $0 == 0x09 }.count + 1
  }

  private static let prompt = "prompt"

  private func firstWord(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.dropFirst(infoOffset).drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 != 0x20 && $0 != 0x09 }
  }

  /// A line of the block's content.
  func content(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.dropFirst(line.prefix(indentation).prefix { $0 == 0x20 }.count)
  }
}
