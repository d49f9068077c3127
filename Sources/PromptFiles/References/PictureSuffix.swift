import Foundation

/// Which picture of a prompt file is meant: what stands after its name, such as `#close@finish=steel~2`.
struct PictureSuffix: Hashable, Sendable {
  /// The block's `id=` or number; nil for the first block.
  var block: String?
  /// The cell's text; nil for the first cell.
  var cell: String?
  /// From 1.
  var take = 1

  /// The characters that begin its parts.
  static let marks: Set<Unicode.Scalar> = ["#", "@", "~"]

  /// Nil where the parts are empty, repeated or in another order, or the take is no number from 1 on.
  init?(_ text: Substring.UnicodeScalarView) {
    var rest = text
    func part(after mark: Unicode.Scalar) -> String?? {
      guard rest.first == mark else { return .some(nil) }
      rest = rest.dropFirst()
      let part = rest.prefix { !Self.marks.contains($0) }
      rest = rest.dropFirst(part.count)
      return part.isEmpty ? nil : .some(String(part).precomposedStringWithCanonicalMapping)
    }
    guard let block = part(after: "#"), let cell = part(after: "@"), let number = part(after: "~"), rest.isEmpty else {
      return nil
    }
    self.block = block
    self.cell = cell
    if let number {
      guard number.utf8.first != UInt8(ascii: "0"), number.utf8.allSatisfy({ (48...57).contains($0) }),
        let take = Int(number)
      else { return nil }
      self.take = take
    }
  }
}
