/// Words that look as keys and tokens do.
enum KeyLikeWord {
  /// Whether a text has a word of 20 or more ASCII letters, digits, `_` and `-` in which letters and digits are mixed,
  /// or a word of 8 or more that begins with `sk-` or `sk_`.
  static func isIn(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var start = 0
      for index in 0...bytes.count where index == bytes.count || !isWordByte(bytes[index]) {
        if isKeyLike(UnsafeBufferPointer(rebasing: bytes[start..<index])) { return true }
        start = index + 1
      }
      return false
    }
  }

  private static func isKeyLike(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 8 else { return false }
    if word[0] | 32 == UInt8(ascii: "s"), word[1] | 32 == UInt8(ascii: "k"), !isLetter(word[2]), !isDigit(word[2]) {
      return true
    }
    return word.count >= 20 && word.contains(where: isLetter) && word.contains(where: isDigit)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
