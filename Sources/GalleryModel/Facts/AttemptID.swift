/// ULIDs: 26 characters, sortable by time, unique without anybody to ask.
package enum AttemptID {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// - Parameters:
  ///   - milliseconds: since 1970 UTC; the lowest 48 bits count.
  ///   - randomness: 80 random bits, as a high part of 16 and a low part of 64.
  package static func make(milliseconds: UInt64, randomness: (high: UInt16, low: UInt64)) -> String {
    var characters: [Character] = []
    var value =
      UInt128(milliseconds & 0xFFFF_FFFF_FFFF) << 80 | UInt128(randomness.high) << 64 | UInt128(randomness.low)
    for _ in 0..<26 {
      characters.append(alphabet[Int(value & 31)])
      value >>= 5
    }
    return String(characters.reversed())
  }
}
